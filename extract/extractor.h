// Reads what an article states: who met, urged, visited or signed with whom.
#ifndef DIPLOGRAPH_EXTRACT_EXTRACTOR_H_
#define DIPLOGRAPH_EXTRACT_EXTRACTOR_H_
#endif  // DIPLOGRAPH_EXTRACT_EXTRACTOR_H_
