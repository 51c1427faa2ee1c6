#include "kiosk/locale/message_shape.h"

#include "kiosk/locale/icu_text.h"

#include <algorithm>
#include <memory>
#include <unicode/messagepattern.h>
#include <unicode/plurrule.h>
#include <unicode/strenum.h>

namespace kiosk::locale {
namespace {

constexpr char16_t in_place_of_argument = 0xFFFC;

/// Walks over the parts of a message once.
class Shaping {
public:
  explicit Shaping(const icu::MessagePattern& pattern) : pattern_(pattern), text_(pattern.getPatternString()) {}

  MessageShape shape() {
    int32_t from = 0;
    for (int32_t i = 0; i < pattern_.countParts(); ++i) {
      const icu::MessagePattern::Part& part = pattern_.getPart(i);
      if (!open_.empty() && open_.back().is_wording) open_.back().words.append(text_, from, part.getIndex() - from);
      from = part.getLimit();
      take(part, i);
    }
    return std::move(shape_);
  }

private:
  struct Open {
    bool is_wording = false;
    std::size_t number = 0; ///< of the wording, or of the argument
    icu::UnicodeString words;
  };

  [[nodiscard]] std::size_t bytes_before(int32_t index) const {
    return to_utf8(icu::UnicodeString(text_, 0, index)).size();
  }

  void take(const icu::MessagePattern::Part& part, int32_t i) {
    switch (part.getType()) {
    case UMSGPAT_PART_TYPE_MSG_START:
      shape_.wordings.push_back({{}, bytes_before(part.getLimit())});
      open_.push_back({true, shape_.wordings.size() - 1, {}});
      break;
    case UMSGPAT_PART_TYPE_MSG_LIMIT:
      shape_.wordings[open_.back().number].text = to_utf8(open_.back().words);
      open_.pop_back();
      break;
    case UMSGPAT_PART_TYPE_ARG_START:
      open_.back().words.append(in_place_of_argument);
      shape_.arguments.push_back({to_utf8(pattern_.getSubstring(pattern_.getPart(i + 1))),
                                  argument_type(pattern_, i),
                                  {},
                                  bytes_before(part.getIndex())});
      open_.push_back({false, shape_.arguments.size() - 1, {}});
      break;
    case UMSGPAT_PART_TYPE_ARG_LIMIT:
      open_.pop_back();
      break;
    case UMSGPAT_PART_TYPE_ARG_SELECTOR:
      shape_.arguments[open_.back().number].branches.push_back(to_utf8(pattern_.getSubstring(part)));
      break;
    case UMSGPAT_PART_TYPE_REPLACE_NUMBER:
      open_.back().words.append(in_place_of_argument);
      break;
    default:
      break;
    }
  }

  const icu::MessagePattern& pattern_;
  const icu::UnicodeString& text_;
  MessageShape shape_;
  std::vector<Open> open_;
};

/// The innermost brace without an end: ICU tells no place then.
int32_t last_open_brace(const icu::UnicodeString& text) {
  std::vector<int32_t> open;
  for (int32_t i = 0; i < text.length(); ++i) {
    if (text[i] == u'{') open.push_back(i);
    if (text[i] == u'}' && !open.empty()) open.pop_back();
  }
  return open.empty() ? 0 : open.back();
}

std::vector<std::string> categories(const Language& language, UPluralType type) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::PluralRules> rules(icu::PluralRules::forLocale(icu_locale(language), type, status));
  std::vector<std::string> names;
  if (U_FAILURE(status)) return {"other"};
  const std::unique_ptr<icu::StringEnumeration> words(rules->getKeywords(status));
  while (U_SUCCESS(status)) {
    const icu::UnicodeString* word = words->snext(status);
    if (word == nullptr) break;
    names.push_back(to_utf8(*word));
  }
  return names;
}

} // namespace

tl::expected<MessageShape, MessageFault> shape_of(std::string_view message) {
  const icu::UnicodeString text = to_utf16(message);
  UErrorCode status = U_ZERO_ERROR;
  UParseError place{};
  const icu::MessagePattern pattern(text, &place, status);
  if (U_SUCCESS(status)) return Shaping(pattern).shape();
  const int32_t offset =
      status == U_UNMATCHED_BRACES ? last_open_brace(text) : std::clamp(place.offset, 0, text.length());
  return tl::unexpected(
      MessageFault{to_utf8(icu::UnicodeString(text, 0, offset)).size(), to_utf8(icu::UnicodeString(text, offset, 20))});
}

std::vector<std::string> plural_categories(const Language& language) {
  return categories(language, UPLURAL_TYPE_CARDINAL);
}

std::vector<std::string> ordinal_categories(const Language& language) {
  return categories(language, UPLURAL_TYPE_ORDINAL);
}

} // namespace kiosk::locale
