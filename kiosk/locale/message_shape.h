// What an ICU message is made of: its arguments with their branches, and the words between them. Pure.
#pragma once

#include "kiosk/base/language.h"
#include "kiosk/base/result.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk::locale {

/// One `{...}` of a message. Offsets are bytes of the message.
struct ArgumentShape {
  std::string name;
  std::string type;                  ///< "", "plural", "select", "selectordinal", "number" ...
  std::vector<std::string> branches; ///< selectors of plural and select: "one", "=0", "other"
  std::size_t offset = 0;
};

/// Words that stand together: the message itself, or one branch. Each argument in them is U+FFFC.
struct Wording {
  std::string text;
  std::size_t offset = 0;
};

struct MessageShape {
  std::vector<ArgumentShape> arguments; ///< in their order, also those inside branches
  std::vector<Wording> wordings;        ///< the message first, branches after it
  [[nodiscard]] bool has_branches() const { return wordings.size() > 1; }
};

/// Why a text is no ICU message, and from which byte on.
struct MessageFault {
  std::size_t offset = 0;
  std::string near; ///< what stands there
};

[[nodiscard]] tl::expected<MessageShape, MessageFault> shape_of(std::string_view message);

/// The plural categories of a language, as ICU orders them: Polish has one, few, many, other.
[[nodiscard]] std::vector<std::string> plural_categories(const Language& language);
/// Those of ordinal numbers: English has one, two, few, other.
[[nodiscard]] std::vector<std::string> ordinal_categories(const Language& language);

} // namespace kiosk::locale
