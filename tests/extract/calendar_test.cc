// Date expressions: what is found in a sentence, and what it means on the article's day.
#include "extract/calendar.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "extract/analysis.h"
#include "tests/extract/packs.h"

namespace diplograph {
namespace {

// Wednesday.
constexpr char kToday[] = "2023-05-10";

struct Row {
  std::string text;
  std::string dates;  // as Dates() writes them
  std::string today = kToday;
};

std::string DateText(const Analysis& a, const DateMention& d) {
  std::string out(a.Span(d.begin, d.end));
  if (d.later_days != 0) return absl::StrCat(out, d.later_days > 0 ? " +" : " ", d.later_days);
  absl::StrAppend(&out, " = ", d.iso.empty() ? "?" : d.iso);
  if (d.future_iso != d.iso) absl::StrAppend(&out, " or ", d.future_iso);
  if (d.citation) absl::StrAppend(&out, " cited");
  return out;
}

// "Rabu = 2023-05-10 or 2023-05-17": what is meant of the past, and of a plan, where that differs.
std::string Dates(const std::string& language, const std::string& text, const std::string& today) {
  // Inside a paragraph, so that the sentence is neither a headline nor a date line.
  const Article article = testing::ArticleOf(absl::StrCat("X\n\nYzz. ", text), language, today);
  Analysis a;
  a.article = &article;
  a.lexicon = &testing::LexiconOf(language);
  Scan(a);
  SplitSentences(a);
  FindDates(a);
  return absl::StrJoin(a.dates, " ; ",
                       [&](std::string* out, const DateMention& d) { absl::StrAppend(out, DateText(a, d)); });
}

void Check(const std::string& language, const std::vector<Row>& rows) {
  for (const Row& r : rows)
    EXPECT_EQ(Dates(language, r.text, r.today), r.dates) << language << ": " << r.text;
}

TEST(Calendar, FullDates) {
  Check("id", {
                  {"Ia tiba pada 10 Mei 2023 di Hanoi.", "10 Mei 2023 = 2023-05-10"},
                  {"Ia tiba pada 1 Agustus 2022.", "1 Agustus 2022 = 2022-08-01"},
                  {"Ia tiba (10/5/2023).", "10/5/2023 = 2023-05-10"},
                  {"Ia tiba (10/05/23).", "10/05/23 = 2023-05-10"},
                  {"Ia tiba 10-05-2023.", "10-05-2023 = 2023-05-10"},
                  {"Ia tiba 2023-05-10.", "2023-05-10 = 2023-05-10"},
                  {"Ia tiba pada 12 Pebruari 2020.", "12 Pebruari 2020 = 2020-02-12"},
                  {"Ia tiba pada 3 Nopember 2020.", "3 Nopember 2020 = 2020-11-03"},
                  {"Ia tiba pada May 10, 2023 pagi.", "May 10, 2023 = 2023-05-10"},
              });
  Check("en", {
                  {"She arrived on 10 May 2023 in Hanoi.", "10 May 2023 = 2023-05-10"},
                  {"She arrived on May 10, 2023, in Hanoi.", "May 10, 2023 = 2023-05-10"},
                  {"She arrived on 2023-05-10.", "2023-05-10 = 2023-05-10"},
                  {"She arrived on Feb. 3, 2020.", "Feb. 3, 2020 = 2020-02-03"},
                  {"She arrived on Sept. 3, 2020.", "Sept. 3, 2020 = 2020-09-03"},
                  {"She arrived on May 10th, 2023.", "May 10th, 2023 = 2023-05-10"},
                  {"She arrived on the 10th of May 2023.", "10th of May 2023 = 2023-05-10"},
              });
}

TEST(Calendar, WhatIsNoDate) {
  Check("id", {
                  {"Nilainya 10.5 persen dan 3,5 juta.", ""},
                  {"Pasal 12/2023 dan 45/60.", ""},
                  {"Ia tiba pada 31 Februari 2023.", "31 Februari 2023 = ?"},
                  {"Sebanyak 2023 orang hadir.", ""},
                  {"Ia mei lin, bukan siapa.", ""},
                  {"Pada 1500 sebelum masehi.", ""},
                  {"Nomor 99/99/2023.", ""},
                  {"Nomor 20230510 dan 123456789012345.", ""},
              });
  Check("en", {
                  {"He may 10 times win.", ""},
                  {"The march on the capital and the second of them.", ""},
                  {"The ratio was 10.5 and 7:30.", ""},
                  {"Prime Minister May met him.", ""},
                  {"August Jones and Mark March met him.", ""},
              });
}

TEST(Calendar, MissingYears) {
  Check("id", {
                  {"Ia tiba pada 12 Mei.", "12 Mei = 2023-05-12"},
                  {"Ia tiba pada 28 Desember.", "28 Desember = 2022-12-28", "2023-01-05"},
                  {"Ia tiba pada 3 Januari.", "3 Januari = 2024-01-03", "2023-12-28"},
                  {"Ia tiba (9/5).", "9/5 = 2023-05-09"},
                  {"Ia tiba pada September lalu.", "September lalu = 2022-09"},
                  {"Ia tiba pada September mendatang.", "September mendatang = 2023-09"},
                  {"Ia tiba pada September.", "September = 2022-09 or 2023-09"},
                  {"Ia tiba pada Maret.", "Maret = 2023-03 or 2024-03"},
                  {"Ia tiba pada 12 Mei.", "12 Mei = ?", ""},
              });
  Check("en", {
                  {"She arrived on May 12.", "May 12 = 2023-05-12"},
                  {"She arrived on Dec. 28.", "Dec. 28 = 2022-12-28", "2023-01-05"},
                  {"She arrived in September.", "September = 2022-09 or 2023-09"},
              });
}

TEST(Calendar, MonthsAndYears) {
  Check("id", {
                  {"Ia tiba pada September 2023.", "September 2023 = 2023-09"},
                  {"Ia tiba pada 2020.", "2020 = 2020"},
                  {"Ia lahir tahun 1970.", "1970 = 1970"},
                  {"Ia tiba bulan lalu.", "bulan lalu = 2023-04"},
                  {"Ia tiba bulan depan.", "bulan depan = 2024-01", "2023-12-10"},
                  {"Ia tiba tahun lalu.", "tahun lalu = 2022"},
                  {"Ia tiba tahun ini.", "tahun ini = 2023"},
                  {"Ia tiba tahun depan.", "tahun depan = 2024"},
              });
  Check("en", {{"She arrived in September 2023.", "September 2023 = 2023-09"}});
}

TEST(Calendar, Ranges) {
  Check("id", {
                  {"KTT itu berlangsung 10-11 Mei 2023.", "10-11 Mei 2023 = 2023-05-10"},
                  {"KTT itu berlangsung 10–11 Mei 2023.", "10–11 Mei 2023 = 2023-05-10"},
                  {"KTT itu berlangsung 9, 10 dan 11 Mei 2023.", "9, 10 dan 11 Mei 2023 = 2023-05-09"},
                  {"KTT itu berlangsung 10 hingga 11 Mei.", "10 hingga 11 Mei = 2023-05-10"},
              });
  Check("en", {
                  {"The summit lasts May 10-11, 2023.", "May 10-11, 2023 = 2023-05-10"},
                  {"The summit lasts May 10–11.", "May 10–11 = 2023-05-10"},
                  {"The summit lasts 10-11 May 2023.", "10-11 May 2023 = 2023-05-10"},
              });
}

TEST(Calendar, Weekdays) {
  Check("id", {
                  {"Ia tiba Rabu.", "Rabu = 2023-05-10"},
                  {"Ia tiba Selasa.", "Selasa = 2023-05-09 or 2023-05-16"},
                  {"Ia tiba Kamis.", "Kamis = 2023-05-04 or 2023-05-11"},
                  {"Ia tiba Rabu lalu.", "Rabu lalu = 2023-05-03"},
                  {"Ia tiba Rabu mendatang.", "Rabu mendatang = 2023-05-17"},
                  {"Ia tiba Rabu (10/5/2023).", "Rabu (10/5/2023) = 2023-05-10"},
                  {"Ia tiba, Selasa (9/5), di Hanoi.", "Selasa (9/5) = 2023-05-09"},
                  {"Ia tiba Selasa, 9 Mei 2023.", "Selasa, 9 Mei 2023 = 2023-05-09"},
                  {"Ia tiba Ahad.", "Ahad = 2023-05-07 or 2023-05-14"},
                  {"Ia tiba Jum'at.", "Jum'at = 2023-05-05 or 2023-05-12"},
                  {"Ia tiba Jumat.", "Jumat = 2023-05-05 or 2023-05-12"},
                  {"Seminar minggu itu ramai.", ""},
                  {"Ia tiba Rabu.", "Rabu = ?", ""},
                  {"Ia tiba Rabu.", "Rabu = ?", "2023-05"},  // the month alone does not settle a weekday
                  {"Ia tiba Sabtu.", "Sabtu = 2023-12-30 or 2024-01-06", "2024-01-03"},
              });
  Check("en", {
                  {"She arrived on Wednesday.", "Wednesday = 2023-05-10"},
                  {"She arrived on Tuesday.", "Tuesday = 2023-05-09 or 2023-05-16"},
                  {"She arrived on Tuesday, May 9.", "Tuesday, May 9 = 2023-05-09"},
                  {"She arrived last Wednesday.", "Wednesday = 2023-05-03"},
                  {"She arrives next Wednesday.", "Wednesday = 2023-05-17"},
              });
}

TEST(Calendar, DaysAround) {
  Check("id", {
                  {"Ia tiba hari ini.", "hari ini = 2023-05-10"},
                  {"Ia tiba kemarin.", "kemarin = 2023-05-09"},
                  {"Ia tiba besok.", "besok = 2023-03-01", "2023-02-28"},
                  {"Ia tiba besok.", "besok = 2024-02-29", "2024-02-28"},
                  {"Ia tiba dua hari lalu.", "dua hari lalu = 2022-12-31", "2023-01-02"},
                  {"Ia tiba kemarin, Selasa (9/5).", "kemarin, Selasa (9/5) = 2023-05-09"},
                  {"Ia tiba pekan depan.", "pekan depan = ?"},
                  {"Sehari kemudian ia pergi.", "Sehari kemudian +1"},
                  {"Dua hari kemudian ia pergi.", "Dua hari kemudian +2"},
                  {"Keesokan harinya ia pergi.", "Keesokan harinya +1"},
                  {"Sehari sebelumnya ia tiba.", "Sehari sebelumnya -1"},
              });
  Check("en", {
                  {"She arrived yesterday.", "yesterday = 2023-05-09"},
                  {"She arrives tomorrow.", "tomorrow = 2023-05-11"},
                  {"She arrived two days ago.", "two days ago = 2023-05-08"},
                  {"A day later she left.", "A day later +1"},
                  {"She arrived last week.", "last week = ?"},
                  {"She arrived last month.", "last month = 2023-04"},
                  {"She arrived last year.", "last year = 2022"},
              });
}

TEST(Calendar, DatesOfCitedPapers) {
  Check("id", {
                  {"Ia tiba Senin, seperti dikutip Antara, Selasa (9/5).",
                   "Senin = 2023-05-08 or 2023-05-15 ; Selasa (9/5) = 2023-05-09 cited"},
                  {"Ia tiba, dilansir Reuters, Rabu (10/5/2023).", "Rabu (10/5/2023) = 2023-05-10 cited"},
                  {"Ia mengatakan hal itu Rabu.", "Rabu = 2023-05-10"},
              });
}

TEST(Calendar, AddDays) {
  EXPECT_EQ(AddDays("2023-05-10", 1), "2023-05-11");
  EXPECT_EQ(AddDays("2023-12-31", 1), "2024-01-01");
  EXPECT_EQ(AddDays("2024-03-01", -1), "2024-02-29");
  EXPECT_EQ(AddDays("2023-05-10", 0), "2023-05-10");
  EXPECT_EQ(AddDays("2023-05", 1), "");
  EXPECT_EQ(AddDays("", 1), "");
  EXPECT_EQ(AddDays("2023-02-30", 1), "");
}

std::string DateOfArticle(const std::string& text) {
  const Article article = testing::ArticleOf(text, "id");
  Analysis a;
  a.article = &article;
  a.lexicon = &testing::LexiconOf("id");
  Scan(a);
  SplitSentences(a);
  return a.date;
}

TEST(Calendar, DateOfTheArticle) {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"Menlu tiba di Hanoi\nRabu, 10 Mei 2023 16:10 WIB\n\nIa tiba pada 9 Mei 2023.", "2023-05-10"},
      {"Menlu tiba di Hanoi\n10 May 2023\n\nIa tiba pada 9 Mei 2023.", "2023-05-10"},
      {"Menlu tiba di Hanoi\n\nIa tiba pada 9 Mei 2023 di sana. Ia pergi pada 11 Mei 2023.", "2023-05-09"},
      {"Menlu tiba di Hanoi\n\nJAKARTA, Rabu (10/5/2023) - Ia tiba kemarin.", "2023-05-10"},
      {"Menlu tiba di Hanoi\n\nIa tiba pada Mei 2023.", ""},
      {"Menlu tiba di Hanoi\n\nIa tiba kemarin.", ""},
  };
  for (const auto& [text, date] : rows) EXPECT_EQ(DateOfArticle(text), date) << text;
}

}  // namespace
}  // namespace diplograph
