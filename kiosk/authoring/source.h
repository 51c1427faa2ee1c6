// A TOML file as a tree of plain values that know their lines. The only file of this folder that
// knows toml++; knows nothing of what the keys mean.
#pragma once

#include "kiosk/authoring/findings.h"
#include "kiosk/base/moment.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace kiosk::authoring {

struct Member;

/// A value as it stands in the file.
struct Value {
  enum class Kind { Text, Integer, Real, Flag, Date, LocalTime, List, Table, Other };
  Kind kind = Kind::Other;
  int line = 1;      ///< where the value begins
  int text_line = 1; ///< of the first line of a text: one later when `"""` is followed by a new line
  std::string text;
  long long integer = 0;
  double real = 0;
  bool flag = false;
  Date date{};
  LocalTime local_time{};
  std::vector<Value> items;
  std::vector<Member> members; ///< of a table, in the order of the file

  /// The member of that name, or null.
  [[nodiscard]] const Member* find(std::string_view name) const;
};

struct Member {
  std::string name;
  int line = 1; ///< of the key
  Value value;
};

/// Reads `folder/file`; a syntax error or an unreadable file becomes a finding, and none is returned.
[[nodiscard]] std::optional<Value> read_toml(const std::filesystem::path& folder, const std::string& file,
                                             Findings& findings);

/// Names of the files `folder/below/*.toml`, without ending, sorted. A folder that is missing is empty.
[[nodiscard]] std::vector<std::string> toml_names(const std::filesystem::path& folder, const std::string& below);

} // namespace kiosk::authoring
