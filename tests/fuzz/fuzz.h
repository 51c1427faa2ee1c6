// What the fuzzed functions share: a rule that must hold, bytes as text, and a check of signatures that lets
// the fuzzer through to what stands behind it.
#pragma once

#include "kiosk/container/refusals.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t size_max);

namespace kiosk::fuzz {

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// Ends the program when a rule of ours is broken; the sanitizers find the rest.
inline void require(bool holds, const char* rule) {
  if (holds) return;
  std::fprintf(stderr, "broken rule: %s\n", rule);
  std::abort();
}

/// Every refusal of a pack has a code of the table.
inline void require_code(const Error& error) {
  if (container::refusal_of(error)) return;
  std::fprintf(stderr, "an error without a code: %s\n", error.sentence().c_str());
  std::abort();
}

/// What container::check_signature() says in the programs that are linked with stub_signature.cpp: the truth,
/// or yes to everything, so that what stands behind a signature is reached.
enum class SignatureCheck { Real, AlwaysGood };
void set_signature_check(SignatureCheck check);

} // namespace kiosk::fuzz
