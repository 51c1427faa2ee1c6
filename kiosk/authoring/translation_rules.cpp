#include "kiosk/authoring/translation_rules.h"

#include "kiosk/authoring/text_rules.h"
#include "kiosk/markup/markup.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace kiosk::authoring {
namespace {

/// Stretches of bold text; a link inside one does not cut it.
int bold_stretches(const std::vector<markup::Span>& spans) {
  int count = 0;
  bool inside = false;
  for (const markup::Span& span : spans) {
    if (span.bold && !inside) ++count;
    inside = span.bold;
  }
  return count;
}

std::vector<std::string> links_of(const std::vector<markup::Span>& spans) {
  std::vector<std::string> links;
  for (const markup::Span& span : spans)
    if (!span.link.empty() && (links.empty() || links.back() != span.link)) links.push_back(span.link);
  std::sort(links.begin(), links.end());
  return links;
}

std::string listed(const std::vector<std::string>& items) {
  return items.empty() ? "none" : fmt::format("{}", fmt::join(items, ", "));
}

void compare_marks(std::string_view german, std::string_view translation, std::vector<std::string>& faults) {
  const auto source = markup::parse_inline(german);
  const auto target = markup::parse_inline(translation);
  if (!source) return;
  if (!target) {
    faults.push_back("the translation is not the small Markdown of our texts: " + target.error().detail);
    return;
  }
  if (links_of(*source) != links_of(*target))
    faults.push_back(
        fmt::format("the links differ: in German {}, here {}", listed(links_of(*source)), listed(links_of(*target))));
  if (bold_stretches(*source) != bold_stretches(*target))
    faults.push_back(fmt::format("the **bold** marks differ: in German {}, here {}", bold_stretches(*source),
                                 bold_stretches(*target)));
}

} // namespace

std::vector<std::string> links_in(std::string_view unit) {
  const auto spans = markup::parse_inline(unit);
  return spans ? links_of(*spans) : std::vector<std::string>{};
}

std::vector<std::string> faults_of_marks(std::string_view german, std::string_view translation, bool is_markdown) {
  std::vector<std::string> faults;
  if (is_markdown)
    compare_marks(german, translation, faults);
  else if (has_markdown(translation))
    faults.emplace_back("this is no Markdown text: no ** and no links here");
  return faults;
}

std::vector<std::string> faults_of_translation(std::string_view german, std::string_view translation,
                                               bool is_markdown, bool is_short_form) {
  std::vector<std::string> faults = faults_of_message(translation);
  if (translation.find('\n') != std::string_view::npos) faults.emplace_back("a unit stands on one line");
  for (std::string& fault : faults_of_marks(german, translation, is_markdown))
    faults.push_back(std::move(fault));
  const auto own = numbers_in(translation);
  if (is_short_form ? !are_numbers_of(german, own) : numbers_in(german) != own)
    faults.push_back(fmt::format("the numbers differ: in German {}, here {}", listed(numbers_in(german)),
                                 listed(numbers_in(translation))));
  return faults;
}

} // namespace kiosk::authoring
