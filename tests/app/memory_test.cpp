// What a kiosk holds of memory when all languages were visited. In a process of its own: other tests hold memory too.
#include "tests/bench/whole_session.h"

#include <catch2/catch.hpp>

TEST_CASE("all languages visited once hold at most 60 MB of anonymous memory", "[.memory]") {
  const bench::SessionMemory memory = bench::whole_session();
  CHECK(memory.languages >= 28);
  CHECK(memory.pages > 500);
  CHECK(memory.highest_kb > 8'000); // else it was not measured
  CHECK(memory.highest_kb <= 60 * 1024);
}
