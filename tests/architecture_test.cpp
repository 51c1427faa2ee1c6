// Holds the walls of ARCHITECTURE.md: who may include whom, one door per library, no upward arrow,
// no circle. Reads every #include of kiosk/.
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

struct Room {
  int floor;
  std::set<std::string> may_include;
};

// The table of ARCHITECTURE.md.
const std::map<std::string, Room> rooms = {
    {"base", {1, {}}},
    {"pack", {2, {"base"}}},
    {"locale", {2, {"base"}}},
    {"picture", {2, {"base"}}},
    {"markup", {2, {"base"}}},
    {"container", {2, {"base"}}},
    {"compare", {3, {"base", "pack"}}},
    {"visit", {3, {"base", "pack"}}},
    {"glyphs", {2, {"base"}}},
    {"text", {3, {"base", "glyphs"}}},
    {"inspect", {4, {"base", "glyphs", "text"}}},
    {"device", {3, {"base"}}},
    {"install", {3, {"base", "pack", "locale", "picture", "markup", "container"}}},
    {"stick", {3, {"base", "container"}}},
    {"ui", {4, {"base", "glyphs", "text", "picture", "markup"}}},
    {"authoring", {4, {"base", "pack", "compare", "locale", "picture", "markup", "text", "container", "install"}}},
    {"screens", {5, {"base", "locale", "pack", "visit", "markup", "ui", "text"}}},
    {"desk", {5, {"base", "locale", "pack", "glyphs", "text", "ui"}}},
    {"staff",
     {6,
      {"base", "pack", "compare", "locale", "visit", "text", "container", "install", "stick", "ui", "screens"}}},
    {"app",
     {7,
      {"base", "pack", "locale", "picture", "markup", "container", "install", "stick", "visit", "glyphs", "text",
       "inspect", "device", "ui", "screens", "staff", "desk"}}},
    {"translating", {5, {"base", "pack", "locale", "markup", "text", "authoring"}}},
    {"proofs",
     {8,
      {"base", "pack", "locale", "picture", "install", "visit", "text", "device", "ui", "screens", "authoring",
       "translating", "app"}}},
    {"tools",
     {9,
      {"base", "pack", "locale", "picture", "markup", "container", "install", "visit", "text", "authoring",
       "translating", "app", "proofs"}}},
};

// A library's headers, by how they begin, and the rooms that are its doors.
struct Door {
  std::string header;
  std::set<std::string> rooms;
};
const std::vector<Door> doors = {
    {"sqlite3.h", {"pack", "authoring"}},
    {"unicode/", {"locale", "text", "glyphs"}},
    {"gettext-po.h", {"locale"}},
    {"stb/", {"picture"}},
    {"stb_image", {"picture"}},
    {"zlib.h", {"picture"}},
    {"md4c", {"markup"}},
    {"hb", {"text", "glyphs"}},
    {"hyphen.h", {"text"}},
    {"ft2build.h", {"glyphs"}},
    {"freetype/", {"glyphs"}},
    {"SDL", {"device"}},
    {"imgui", {"ui", "device", "desk", "app"}},
    {"libical/", {"authoring"}},
    {"openssl/", {"locale", "container"}},
    {"sodium", {"container"}},
    {"seccomp.h", {"install"}},
    {"qrcodegen/", {"staff"}},
};
// Value libraries may stand in any source file; in a header only these.
const std::vector<std::string> value_libraries = {"spdlog/", "nlohmann/", "toml++/", "CLI/"};

struct Include {
  std::string file; ///< "kiosk/text/engine.cpp"
  int line;
  std::string header;
  bool angled;
};

std::string room_of(const std::string& path) {
  const auto start = std::string{"kiosk/"}.size();
  return path.substr(start, path.find('/', start) - start);
}

bool begins_with(const std::string& text, const std::string& start) { return text.rfind(start, 0) == 0; }

/// Every broken rule, as a sentence.
std::vector<std::string> broken_rules(const std::vector<Include>& includes) {
  std::vector<std::string> broken;
  std::map<std::string, std::set<std::string>> arrows;
  for (const Include& include : includes) {
    const std::string room = room_of(include.file);
    const std::string place = include.file + ":" + std::to_string(include.line) + ": ";
    if (!rooms.contains(room)) {
      broken.push_back(place + "the room " + room + " is not in the table");
      continue;
    }
    if (!include.angled) {
      if (!begins_with(include.header, "kiosk/")) {
        broken.push_back(place + "write the path from the root: \"kiosk/...\"");
        continue;
      }
      const std::string other = room_of(include.header);
      if (other == room) continue;
      arrows[room].insert(other);
      if (!rooms.at(room).may_include.contains(other))
        broken.push_back(place + room + " may not include " + other);
      else if (rooms.at(other).floor >= rooms.at(room).floor)
        broken.push_back(place + room + " looks upward (or across) to " + other);
      continue;
    }
    for (const Door& door : doors)
      if (begins_with(include.header, door.header) && !door.rooms.contains(room))
        broken.push_back(place + "<" + include.header + "> has its door elsewhere");
    const bool is_header = include.file.size() > 2 && include.file.substr(include.file.size() - 2) == ".h";
    for (const std::string& library : value_libraries)
      if (is_header && begins_with(include.header, library))
        broken.push_back(place + "<" + include.header + "> stands in a header; only tl::expected and fmt may");
  }
  // A circle: following the arrows from a room leads back to it.
  for (const auto& row : rooms) {
    const std::string& start = row.first; // clang 14 captures no structured binding
    std::set<std::string> seen;
    std::function<bool(const std::string&)> leads_back = [&](const std::string& room) {
      for (const std::string& next : arrows[room]) {
        if (next == start) return true;
        if (seen.insert(next).second && leads_back(next)) return true;
      }
      return false;
    };
    if (leads_back(start)) broken.push_back("the includes of " + start + " lead back to it: a circle");
  }
  return broken;
}

std::vector<Include> all_includes(const fs::path& root) {
  std::vector<Include> includes;
  for (const auto& entry : fs::recursive_directory_iterator(root / "kiosk")) {
    const std::string extension = entry.path().extension().string();
    if (extension != ".h" && extension != ".cpp") continue;
    std::ifstream stream(entry.path());
    std::string line;
    for (int number = 1; std::getline(stream, line); ++number) {
      std::istringstream words(line);
      std::string directive, header;
      if (!(words >> directive >> header) || directive != "#include" || header.size() < 3) continue;
      if (header.front() != '<' && header.front() != '"') continue; // FreeType's own macros
      includes.push_back({fs::relative(entry.path(), root).generic_string(), number,
                          header.substr(1, header.size() - 2), header.front() == '<'});
    }
  }
  return includes;
}

} // namespace

TEST_CASE("the walls stand: includes follow the table of ARCHITECTURE.md") {
  const auto includes = all_includes(KIOSK_SOURCE_DIR);
  REQUIRE(includes.size() > 200);
  std::string sentences;
  for (const std::string& sentence : broken_rules(includes))
    sentences += sentence + "\n";
  INFO(sentences);
  CHECK(sentences.empty());
}

TEST_CASE("every room of the table has a folder, and every folder a row") {
  std::set<std::string> folders;
  for (const auto& entry : fs::directory_iterator(fs::path(KIOSK_SOURCE_DIR) / "kiosk"))
    if (entry.is_directory()) folders.insert(entry.path().filename().string());
  std::set<std::string> rows;
  for (const auto& [name, room] : rooms)
    rows.insert(name);
  CHECK(folders == rows);
}

TEST_CASE("the check itself sees a broken wall") {
  const auto breaks = [](const Include& include) { return !broken_rules({include}).empty(); };
  CHECK(breaks({"kiosk/text/a.cpp", 1, "kiosk/pack/pack.h", false}));    // not in the row
  CHECK(breaks({"kiosk/base/a.cpp", 1, "kiosk/text/engine.h", false}));  // upward
  CHECK(breaks({"kiosk/screens/a.cpp", 1, "sqlite3.h", true}));          // another room's door
  CHECK(breaks({"kiosk/app/a.h", 1, "spdlog/spdlog.h", true}));          // a value library in a header
  CHECK(breaks({"kiosk/attic/a.cpp", 1, "kiosk/base/result.h", false})); // a room without a row
  CHECK(breaks({"kiosk/ui/a.cpp", 1, "layout.h", false}));               // not from the root
  CHECK_FALSE(breaks({"kiosk/screens/a.cpp", 1, "kiosk/ui/node.h", false}));
  CHECK_FALSE(broken_rules({{"kiosk/visit/a.h", 1, "kiosk/pack/pack.h", false},
                            {"kiosk/pack/a.h", 1, "kiosk/visit/visit.h", false}})
                  .empty()); // a circle
}
