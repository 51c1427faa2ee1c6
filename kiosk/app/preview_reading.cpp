#include "kiosk/app/preview_reading.h"

#include "kiosk/container/refusals.h"

#include <algorithm>
#include <spdlog/spdlog.h>
#include <utility>

namespace kiosk::app {
namespace {

/// What staff's page shows of them is divided there as German is.
void add_told(std::vector<std::string>& texts, const staff::TranslationFile& file) {
  texts.push_back(file.name);
  texts.push_back(file.why);
  texts.insert(texts.end(), file.reasons.begin(), file.reasons.end());
}

/// German words that no pack has: they are divided here, so that the screen need not wait for German's patterns.
std::vector<std::string> german_in(const ReadPreviews& read) {
  std::vector<std::string> texts;
  if (!read.told.are_all_well())
    for (const staff::TranslationFile& file : read.told.files)
      add_told(texts, file);
  for (const LocalePreview& preview : read.previews) {
    if (!full_form(preview.told.language).is_german()) continue;
    for (const auto* units : {&preview.words.units, &preview.texts})
      for (const locale::PoUnit& unit : *units)
        texts.push_back(unit.translation);
  }
  return texts;
}

void log(const LocalePreview& preview) {
  const staff::TranslationFile& told = preview.told;
  if (told.fault != staff::FileFault::None)
    spdlog::warn("a translation on a stick cannot be shown: {}:{}: {}", told.name, told.line, told.why);
  for (const std::string& one : preview.left_out)
    spdlog::warn("a translated text on a stick is left out: {}", container::harmless(one));
}

} // namespace

void PreviewReading::begin(Order order) {
  stop();
  if (is_at_work())
    next_ = std::move(order);
  else
    start(std::move(order));
}

void PreviewReading::start(Order order) {
  run_ = std::make_unique<Run>(std::move(order));
  told_done_ = 0;
  thread_ = std::jthread([run = run_.get()] { work(*run); });
}

void PreviewReading::stop() {
  next_.reset();
  if (run_) run_->is_stopped = true;
}

std::optional<int> PreviewReading::take_progress() {
  if (!run_ || run_->is_stopped) return std::nullopt;
  const int done = run_->done;
  if (done == std::exchange(told_done_, done)) return std::nullopt;
  return done;
}

std::optional<ReadPreviews> PreviewReading::take() {
  if (!run_ || !run_->is_over) return std::nullopt;
  thread_.join();
  const std::unique_ptr<Run> run = std::move(run_);
  if (auto next = std::exchange(next_, std::nullopt)) start(std::move(*next));
  if (run->is_stopped) return std::nullopt;
  return std::move(run->read);
}

void PreviewReading::work(Run& run) {
  const Order& order = run.order;
  const auto goes_on = [&](std::uint64_t, std::uint64_t) { return !run.is_stopped; };
  const PreviewSource source{order.program, order.pack, order.validator, goes_on};
  const std::size_t count = std::min(order.files.size(), staff::translation_files_max);
  run.read.told.unread = static_cast<int>(order.files.size() - count);
  if (count < order.files.size())
    spdlog::warn("of {} translations on a stick only {} are read", order.files.size(), count);
  for (std::size_t i = 0; i < count && !run.is_stopped && !run.read.told.is_pulled; ++i) {
    auto preview = read_locale_preview(order.files[i], source);
    run.read.told.is_pulled = !preview && preview.error().kind == ErrorKind::NotFound;
    if (!preview) continue;
    log(*preview);
    run.read.told.files.push_back(preview->told);
    if (preview->told.used > 0) run.read.previews.push_back(std::move(*preview));
    ++run.done;
    if (order.wake) order.wake();
  }
  if (const auto german = german_in(run.read); order.engine != nullptr && !german.empty() && !run.is_stopped)
    order.engine->divide_ahead(Language{}, german);
  const std::function<void()> wake = order.wake; // the run may be gone as soon as it is over
  run.is_over = true;
  if (wake) wake();
}

} // namespace kiosk::app
