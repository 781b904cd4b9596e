// Where sentences begin and end, and what is headline, dateline or no news at all.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "extract/analysis.h"
#include "tests/extract/packs.h"

namespace diplograph {
namespace {

struct Row {
  std::string text;
  std::vector<std::string> sentences;
};

// A reading that the tests look at; the article must outlive the analysis.
struct Reading {
  Article article;
  Analysis a;
  Reading(const std::string& language, const std::string& text)
      : article(testing::ArticleOf(text, language)) {
    a.article = &article;
    a.lexicon = &testing::LexiconOf(language);
    Scan(a);
    SplitSentences(a);
  }
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;
};

std::vector<std::string> Split(const std::string& language, const std::string& text) {
  const Reading r(language, text);
  std::vector<std::string> out;
  for (const Sentence& s : r.a.sentences) out.emplace_back(r.a.Span(s.begin, s.end));
  return out;
}

void Check(const std::string& language, const std::vector<Row>& rows) {
  for (const Row& r : rows) EXPECT_EQ(Split(language, r.text), r.sentences) << language << ": " << r.text;
}

TEST(Sentences, EndAtFullStops) {
  Check("id", {
                  {"Ia tiba. Ia pergi.", {"Ia tiba.", "Ia pergi."}},
                  {"Ia tiba? Ya! Ia pergi…", {"Ia tiba?", "Ya!", "Ia pergi…"}},
                  {"Ia tiba... Ia pergi.", {"Ia tiba...", "Ia pergi."}},
                  {"Ia tiba", {"Ia tiba"}},
                  {"\"Kami sepakat.\" Ia pergi.", {"\"Kami sepakat.\"", "Ia pergi."}},
                  {"\"Kami sepakat,\" kata Retno. Ia pergi.", {"\"Kami sepakat,\" kata Retno.", "Ia pergi."}},
                  {"\"Apakah kita sepakat?\" kata Retno.", {"\"Apakah kita sepakat?\" kata Retno."}},
                  {"(Ia tiba.) Ia pergi.", {"(Ia tiba.)", "Ia pergi."}},
              });
}

TEST(Sentences, GoOnBehindInitialsAbbreviationsAndNumbers) {
  Check("id",
        {
            {"Menkominfo Johnny G. Plate tiba. Ia pergi.", {"Menkominfo Johnny G. Plate tiba.", "Ia pergi."}},
            {"Menteri I. Gusti Ayu tiba.", {"Menteri I. Gusti Ayu tiba."}},
            {"Nilainya Rp1.000 atau 2.5 juta. Ia pergi.", {"Nilainya Rp1.000 atau 2.5 juta.", "Ia pergi."}},
            {"Laporan KOMPAS.com terbit. Ia pergi.", {"Laporan KOMPAS.com terbit.", "Ia pergi."}},
            {"Pasukan U.S. Navy tiba.", {"Pasukan U.S. Navy tiba."}},
            {"Brigjen. Hassan tiba.", {"Brigjen. Hassan tiba."}},
        });
  Check("en", {
                  {"John F. Kennedy met him. He left.", {"John F. Kennedy met him.", "He left."}},
                  {"The U.S. Secretary of State arrived.", {"The U.S. Secretary of State arrived."}},
                  {"It rose 3.5 percent. He left.", {"It rose 3.5 percent.", "He left."}},
              });
}

TEST(Sentences, EndEvenWithoutABlank) {
  Check("id", {
                  {"Ia tiba di Hanoi.Ia pergi.", {"Ia tiba di Hanoi.", "Ia pergi."}},
                  {"Ia tiba di Hanoi.\"Kami sepakat,\" katanya.",
                   {"Ia tiba di Hanoi.", "\"Kami sepakat,\" katanya."}},
              });
}

TEST(Sentences, LinesAndSeparatorsEndThem) {
  Check("id", {
                  {"Menlu tiba di Hanoi\nIa tiba kemarin.", {"Menlu tiba di Hanoi", "Ia tiba kemarin."}},
                  {"Ia tiba di\nhanoi kemarin.", {"Ia tiba di\nhanoi kemarin."}},  // a wrapped line
                  {"Ia tiba || Ia pergi", {"Ia tiba", "Ia pergi"}},
                  {"||", {}},
                  {"# Menlu tiba\n\nIa tiba.", {"Menlu tiba", "Ia tiba."}},
                  {"**Menlu tiba**\n\nIa tiba.", {"Menlu tiba**", "Ia tiba."}},
                  {"\n\n  \n", {}},
                  {"***\n###\n", {}},
              });
}

// Sentences with "~" before what is no news, "^" before headlines, and the dateline in brackets.
std::vector<std::string> Kinds(const std::string& language, const std::string& text) {
  const Reading r(language, text);
  std::vector<std::string> out;
  for (const Sentence& s : r.a.sentences) {
    std::string line = s.noise ? "~" : s.headline ? "^" : "";
    if (s.body != s.begin) absl::StrAppend(&line, "[", std::string(r.a.Span(s.begin, s.body)), "]");
    out.push_back(absl::StrCat(line, std::string(r.a.Span(s.body, s.end))));
  }
  return out;
}

TEST(Sentences, Datelines) {
  const std::vector<Row> rows = {
      {"Menlu tiba\n\nJAKARTA - Menlu tiba di Hanoi.", {"^Menlu tiba", "[JAKARTA -]Menlu tiba di Hanoi."}},
      {"Menlu tiba\n\nJAKARTA, KOMPAS.com - Menlu tiba di Hanoi.",
       {"^Menlu tiba", "[JAKARTA, KOMPAS.com -]Menlu tiba di Hanoi."}},
      {"Menlu tiba\n\nJakarta (ANTARA) – Menlu tiba di Hanoi.",
       {"^Menlu tiba", "[Jakarta (ANTARA) –]Menlu tiba di Hanoi."}},
      {"Menlu tiba\n\nLiputan6.com, Jakarta - Menlu tiba di Hanoi.",
       {"^Menlu tiba", "[Liputan6.com, Jakarta -]Menlu tiba di Hanoi."}},
      {"Menlu tiba\n\nMenlu Retno tiba - bersama Hassan - di Hanoi.",
       {"^Menlu tiba", "Menlu Retno tiba - bersama Hassan - di Hanoi."}},
      {"Menlu tiba\n\nTimor-Leste mengundang Menlu.", {"^Menlu tiba", "Timor-Leste mengundang Menlu."}},
  };
  for (const Row& r : rows) EXPECT_EQ(Kinds("id", r.text), r.sentences) << r.text;
  EXPECT_EQ(
      Kinds("en", "Ministers meet\n\nWashington (AP) — The minister arrived in Hanoi."),
      (std::vector<std::string>{"^Ministers meet", "[Washington (AP) —]The minister arrived in Hanoi."}));
}

TEST(Sentences, WhatIsNoNews) {
  const std::vector<Row> rows = {
      {"Menlu tiba\n\nMenlu tiba di Hanoi.\n\nBaca juga: Presiden bertemu Menlu Laos\n\nIa pergi.",
       {"^Menlu tiba", "Menlu tiba di Hanoi.", "~Baca juga: Presiden bertemu Menlu Laos", "Ia pergi."}},
      {"Menlu tiba\n\nPewarta: Budi\n\nMenlu tiba di Hanoi.",
       {"^Menlu tiba", "~Pewarta: Budi", "Menlu tiba di Hanoi."}},
      {"Menlu tiba\nRabu, 10 Mei 2023 16:10 WIB\n\nMenlu tiba di Hanoi.",
       {"^Menlu tiba", "~Rabu, 10 Mei 2023 16:10 WIB", "Menlu tiba di Hanoi."}},
      {"Menlu tiba\n\nMenlu tiba di Hanoi.\n\nCopyright 2023\n\nPresiden bertemu Menlu Laos.",
       {"^Menlu tiba", "Menlu tiba di Hanoi.", "~Copyright 2023", "~Presiden bertemu Menlu Laos."}},
      {"Menlu tiba\n\n[Unduh di sini](https://x.id)\n\nIa pergi.",
       {"^Menlu tiba", "~[Unduh di sini](https://x.id)", "Ia pergi."}},
  };
  for (const Row& r : rows) EXPECT_EQ(Kinds("id", r.text), r.sentences) << r.text;
}

TEST(Sentences, TitleAndHeadlines) {
  struct TitleRow {
    std::string text;
    std::string title;
  };
  const std::vector<TitleRow> rows = {
      {"Menlu Retno Tiba di Hanoi\n\nMenlu tiba di sana kemarin.", "Menlu Retno Tiba di Hanoi"},
      {"# Menlu Retno tiba di Hanoi\n\nMenlu tiba di sana kemarin.", "Menlu Retno tiba di Hanoi"},
      {"Kompas\n\nMenlu Retno Tiba di Hanoi Vietnam\n\nMenlu tiba di sana kemarin.",
       "Menlu Retno Tiba di Hanoi Vietnam"},
  };
  for (const TitleRow& r : rows) EXPECT_EQ(Reading("id", r.text).a.title, r.title) << r.text;
}

// Sentences stand in order and do not overlap; outside of them are only marks of markup.
TEST(Sentences, CoverTheTextLaw) {
  const std::vector<std::string> texts = {
      "Menlu tiba\n\nJAKARTA - Menlu tiba. \"Kami (berdua) sepakat.\" || # x\n* y\n\n- z...!?\n\"",
      "... ... \"\"\" ((( . . .\n.\n\n.", "a.b.c. D.E.F. 1.2.3.\n王毅。李强。", "|| || x ||"};
  for (const std::string& text : texts) {
    const Reading r("id", text);
    std::uint32_t at = 0;
    for (const Sentence& s : r.a.sentences) {
      EXPECT_LE(at, s.begin) << text;
      EXPECT_LT(s.begin, s.end) << text;
      EXPECT_LE(s.begin, s.body) << text;
      for (; at < s.begin; ++at) EXPECT_EQ(r.a.tokens[at].kind, TokenKind::kMark) << text;
      at = s.end;
    }
    EXPECT_LE(at, r.a.tokens.size());
  }
}

}  // namespace
}  // namespace diplograph
