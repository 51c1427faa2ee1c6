// Any bytes as what comes in line by line: the mount table, whose names a stick chooses, requests, answers, the PIN's
// file. The first byte says which.
#include "kiosk/install/messages.h"
#include "kiosk/install/pin.h"
#include "kiosk/stick/listing.h"
#include "kiosk/stick/places.h"
#include "tests/fuzz/fuzz.h"

#include <climits>
#include <string>

using namespace kiosk;

namespace {

void check_mounts(std::string_view text) {
  const auto mounts = stick::parse_mountinfo(text);
  for (const stick::Mount& mount : mounts) {
    const std::string& folder = mount.folder.native();
    fuzz::require(!folder.empty() && folder.front() == '/' && folder.size() < PATH_MAX,
                  "a mount has an absolute folder");
    fuzz::require(folder.find('\0') == std::string::npos, "no folder has a zero in its name");
    const std::string label = stick::label_of(mount.folder);
    fuzz::require(label.size() <= 160 && label == container::harmless(label), "a label is short and harmless");
  }
  const auto places = stick::places_of(mounts, {}, {"/media"});
  fuzz::require(places.size() <= stick::places_max, "no more sticks than sockets");
  for (const stick::Place& place : places)
    fuzz::require(place.folder.lexically_normal().native().rfind("/media/", 0) == 0, "a stick lies below its root");
}

void check_request(std::string_view line) {
  const auto request = install::parse_request(line);
  if (!request) {
    fuzz::require(!request.error().detail.empty(), "a refused request is told why");
    return;
  }
  const std::string written = install::to_line(*request);
  const auto again = install::parse_request(written);
  fuzz::require(again && install::to_line(*again) == written,
                "a request that was read is written and read as the same");
  fuzz::require(written.find('\n') == std::string::npos, "a line is one line");
}

void check_answer(std::string_view line) {
  const auto answer = install::parse_answer(line);
  if (!answer) return;
  if (const auto* status = std::get_if<install::StatusLine>(&*answer)) {
    (void)install::facts_of(*status);
    return;
  }
  const std::string written = install::to_line(*answer);
  const auto again = install::parse_answer(written);
  fuzz::require(again && install::to_line(*again) == written,
                "an answer that was read is written and read as the same");
}

void check_pin(std::string_view text) {
  const auto record = install::parse_pin(text);
  if (!record) return fuzz::require_code(record.error());
  fuzz::require(*install::parse_pin(install::to_text(*record)) == *record, "a PIN's record survives its text");
  fuzz::require(record->wait <= install::pin_wait_max, "no wait is longer than ten minutes");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view rest = fuzz::text_of(data + 1, size - 1);
  switch (data[0] % 4) {
  case 0:
    check_mounts(rest);
    break;
  case 1:
    check_request(rest);
    break;
  case 2:
    check_answer(rest);
    break;
  default:
    check_pin(rest);
  }
  return 0;
}
