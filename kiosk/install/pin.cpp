#include "kiosk/install/pin.h"

#include "kiosk/base/files.h"
#include "kiosk/container/pin_hash.h"
#include "kiosk/container/refusals.h"
#include "kiosk/container/sha256.h"
#include "kiosk/install/fields.h"
#include "kiosk/install/storage.h"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <set>
#include <system_error>

namespace kiosk::install {

namespace fs = std::filesystem;
using container::Refusal;
using container::refuse;
using std::chrono::seconds;

namespace {

constexpr int pin_format = 1;
constexpr std::uintmax_t pin_bytes_max = 4096;
constexpr std::string_view checksum_mark = "sha256 ";
constexpr std::size_t digits_min = 6, digits_max = 8;

/// The wait before try `waits` + pin_tries_max.
seconds wait_number(int waits) {
  const int doublings = std::clamp(waits - 1, 0, 10);
  return std::min(pin_wait_first * (1 << doublings), pin_wait_max);
}

/// 123456, 111111, 987654, 024680: the next digit is always as far away, on the dial's circle.
bool has_equal_steps(std::string_view digits, std::size_t stride) {
  const auto step = [&](std::size_t at) { return (digits[at + stride] - digits[at] + 10) % 10; };
  for (std::size_t at = stride; at + stride < digits.size(); at += stride)
    if (step(at) != step(0)) return false;
  return true;
}

/// 123123, 12121212
bool repeats_itself(std::string_view digits) {
  for (std::size_t period = 1; period <= digits.size() / 2; ++period)
    if (digits.substr(period) == digits.substr(0, digits.size() - period)) return true;
  return false;
}

bool is_in_pairs(std::string_view digits) {
  for (std::size_t at = 0; at + 1 < digits.size(); at += 2)
    if (digits[at] != digits[at + 1]) return false;
  return digits.size() % 2 == 0;
}

} // namespace

std::string to_text(const PinRecord& record) {
  const nlohmann::ordered_json json{{"format", pin_format},
                                    {"hash", record.hash},
                                    {"tries", record.tries},
                                    {"waits", record.waits},
                                    {"wait_seconds", record.wait.count()}};
  const std::string text = json.dump(1) + '\n';
  return fmt::format("{}{}{}\n", text, checksum_mark, container::sha256(text));
}

Result<PinRecord> parse_pin(std::string_view text) {
  const auto damaged = [] { return refuse(Refusal::StorageBroken, "the file of the PIN is damaged"); };
  const std::size_t mark = text.rfind(checksum_mark);
  if (mark == std::string_view::npos) return damaged();
  const std::string_view body = text.substr(0, mark);
  if (text.substr(mark) != fmt::format("{}{}\n", checksum_mark, container::sha256(body))) return damaged();
  const Fields fields(body);
  const PinRecord record{fields.text("hash"),
                         static_cast<int>(std::clamp<std::int64_t>(fields.number("tries"), 0, 1000)),
                         static_cast<int>(std::clamp<std::int64_t>(fields.number("waits"), 0, 1000)),
                         seconds{std::clamp<std::int64_t>(fields.number("wait_seconds"), 0, pin_wait_max.count())}};
  if (!fields.is_object() || fields.number("format") != pin_format || record.hash.empty()) return damaged();
  return record;
}

PinRecord with_try(PinRecord record) {
  record.tries = std::min(record.tries + 1, 1000);
  record.wait = seconds{0};
  if (record.tries >= pin_tries_max) {
    record.waits = std::min(record.waits + 1, 1000);
    record.wait = wait_number(record.waits);
  }
  return record;
}

PinRecord with_right(PinRecord record) { return {std::move(record.hash), 0, 0, seconds{0}}; }

int tries_left(const PinRecord& record) { return std::max(pin_tries_max - record.tries, 1); }

Result<void> check_new_pin(std::string_view pin) {
  const bool is_digits = std::all_of(pin.begin(), pin.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!is_digits || pin.size() < digits_min || pin.size() > digits_max) return refuse(Refusal::PinForm);
  const bool is_simple = std::set<char>(pin.begin(), pin.end()).size() < 3 || has_equal_steps(pin, 1) ||
                         repeats_itself(pin) || (is_in_pairs(pin) && has_equal_steps(pin, 2));
  if (is_simple) return refuse(Refusal::PinSimple);
  return {};
}

Result<std::optional<PinRecord>> Pin::read() const {
  std::error_code problem;
  if (!fs::exists(fs::symlink_status(file_, problem)) && !problem) return std::nullopt;
  const auto text = read_file(file_, pin_bytes_max);
  if (!text && text.error().kind == ErrorKind::NotFound) return std::nullopt;
  if (!text) return refuse(Refusal::StorageBroken, text.error().detail, file_.string());
  auto record = parse_pin(*text);
  if (!record) return tl::unexpected(record.error());
  return *record;
}

Result<void> Pin::write(const PinRecord& record, const Lock&) const {
  std::optional<std::string> before;
  if (const auto text = read_file(file_, pin_bytes_max)) before = *text;
  return replace_file(file_, to_text(record), before, Readers::Owner);
}

seconds Pin::rest_of_wait(const PinRecord& record, SteadyTime now) {
  if (record.wait <= seconds{0}) {
    wait_.reset();
    return seconds{0};
  }
  // Written before this process began, or by another one: all of it is still to come.
  if (!wait_ || wait_->number != record.waits) wait_ = Wait{record.waits, now + record.wait, false};
  return std::max(std::chrono::ceil<seconds>(wait_->end - now), seconds{0});
}

Result<PinState> Pin::state(SteadyTime now) {
  const auto record = read();
  if (!record) return tl::unexpected(record.error());
  if (!*record) return PinState{};
  const seconds wait = rest_of_wait(**record, now);
  return PinState{true, false, wait > seconds{0} ? 0 : tries_left(**record), wait};
}

Result<PinState> Pin::check(std::string_view pin, SteadyTime now, const Lock& lock) {
  auto before = state(now);
  if (!before || before->wait > seconds{0}) return before;
  const auto record = read();
  if (!record) return tl::unexpected(record.error());
  if (!*record) return refuse(Refusal::PinNone);
  const PinRecord counted = with_try(**record);
  if (auto written = write(counted, lock); !written) return tl::unexpected(written.error());
  if (!container::is_pin_of(counted.hash, pin)) return state(now);
  // Should this fail, the try stays counted; the person was right all the same.
  const PinRecord right = with_right(counted);
  (void)write(right, lock);
  wait_.reset();
  return PinState{true, true, tries_left(right), seconds{0}};
}

Result<void> Pin::set(std::string_view pin, const Lock& lock) {
  if (auto good = check_new_pin(pin); !good) return good;
  auto hash = container::hash_of_pin(pin);
  if (!hash) return tl::unexpected(hash.error());
  wait_.reset();
  return write({std::move(*hash), 0, 0, seconds{0}}, lock);
}

void Pin::forget_wait(SteadyTime now, const Lock* lock) {
  if (!wait_ || wait_->is_forgotten || now < wait_->end) return;
  wait_->is_forgotten = true;
  const auto record = read();
  if (lock == nullptr || !record || !*record || (*record)->waits != wait_->number) return;
  PinRecord after = **record;
  after.wait = seconds{0};
  (void)write(after, *lock);
}

std::optional<SteadyTime> Pin::wait_end() const {
  return wait_ && !wait_->is_forgotten ? std::optional<SteadyTime>(wait_->end) : std::nullopt;
}

} // namespace kiosk::install
