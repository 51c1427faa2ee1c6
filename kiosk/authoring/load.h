// One function a kind of thing: from its table to its entity. Internal to this folder.
#pragma once

#include "kiosk/authoring/reader.h"

namespace kiosk::authoring {

/// Where translators meet a kind's texts.
struct Rank {
  std::string group;
  int order = 0;
};

Rank load_topic(Reader& reader, const std::string& id, Content& content);
Rank load_kita(Reader& reader, const std::string& id, Content& content);
Rank load_place(Reader& reader, const std::string& id, Content& content);
Rank load_offer(Reader& reader, const std::string& id, Content& content);
Rank load_event(Reader& reader, const std::string& id, Content& content);
Rank load_application(Reader& reader, const std::string& id, Content& content);
Rank load_term(Reader& reader, const std::string& id, Content& content);
Rank load_programme_section(Reader& reader, const std::string& id, Content& content);
Rank load_emergency_number(Reader& reader, const std::string& id, Content& content);
Rank load_picture(Reader& reader, const std::string& id, Content& content);

/// `pack.toml`
[[nodiscard]] pack::About load_about(Reader& reader);

/// What a topic's flag and colour give to those below it; to be called when all topics are loaded.
void inherit_topics(Content& content);

} // namespace kiosk::authoring
