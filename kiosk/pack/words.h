// The words that stand for our enumerations in content files and in packs: the same in both.
#pragma once

#include "kiosk/pack/pack.h"

#include <optional>
#include <string_view>
#include <utility>

namespace kiosk::pack {

/// `Words<Cost>::all` pairs each value with its word, in the order in which an error names them.
template <typename E> struct Words;

template <> struct Words<Answer> {
  static constexpr std::pair<Answer, std::string_view> all[] = {
      {Answer::Yes, "yes"}, {Answer::No, "no"}, {Answer::Unknown, "unknown"}};
};
template <> struct Words<Cost> {
  static constexpr std::pair<Cost, std::string_view> all[] = {
      {Cost::Free, "free"}, {Cost::Paid, "paid"}, {Cost::Ask, "ask"}};
};
template <> struct Words<Need> {
  static constexpr std::pair<Need, std::string_view> all[] = {
      {Need::Required, "required"}, {Need::None, "none"}, {Need::Unknown, "unknown"}};
};
template <> struct Words<Hours> {
  static constexpr std::pair<Hours, std::string_view> all[] = {{Hours::Weekly, "weekly"},
                                                               {Hours::Always, "always"},
                                                               {Hours::ByAppointment, "by-appointment"},
                                                               {Hours::Unknown, "unknown"}};
};
template <> struct Words<Reach> {
  static constexpr std::pair<Reach, std::string_view> all[] = {
      {Reach::Kita, "kita"}, {Reach::District, "district"}, {Reach::City, "city"}, {Reach::Phone, "phone"}};
};
template <> struct Words<Section> {
  static constexpr std::pair<Section, std::string_view> all[] = {{Section::Offers, "offers"},
                                                                 {Section::Applications, "applications"}};
};
template <> struct Words<TextBlock::Kind> {
  static constexpr std::pair<TextBlock::Kind, std::string_view> all[] = {{TextBlock::Kind::Paragraph, "paragraph"},
                                                                         {TextBlock::Kind::ListItem, "item"}};
};
template <> struct Words<Origin> {
  static constexpr std::pair<Origin, std::string_view> all[] = {{Origin::Human, "human"},
                                                                {Origin::Machine, "machine"},
                                                                {Origin::MachineReviewed, "machine-reviewed"},
                                                                {Origin::Official, "official"}};
};
template <> struct Words<TextState> {
  static constexpr std::pair<TextState, std::string_view> all[] = {{TextState::Current, "current"},
                                                                   {TextState::Outdated, "outdated"}};
};

/// The value's word.
template <typename E> [[nodiscard]] constexpr std::string_view word_of(E value) {
  for (const auto& pair : Words<E>::all)
    if (pair.first == value) return pair.second;
  return {};
}

/// The word's value; none for a word that stands for nothing.
template <typename E> [[nodiscard]] constexpr std::optional<E> from_word(std::string_view word) {
  for (const auto& pair : Words<E>::all)
    if (pair.second == word) return pair.first;
  return std::nullopt;
}

} // namespace kiosk::pack
