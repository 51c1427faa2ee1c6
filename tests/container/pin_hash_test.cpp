// PINs as they lie on a disk.
#include "kiosk/container/pin_hash.h"

#include <catch2/catch.hpp>

using namespace kiosk::container;

TEST_CASE("a PIN fits its own hash alone, and no hash shows it") {
  const std::string hash = hash_of_pin("271828").value();
  CHECK(hash.rfind("$argon2id$", 0) == 0);
  CHECK(hash.find("271828") == std::string::npos);
  CHECK(is_pin_of(hash, "271828"));
  CHECK_FALSE(is_pin_of(hash, "271829"));
  CHECK_FALSE(is_pin_of(hash, ""));
  CHECK_FALSE(is_pin_of(hash, "27182"));
  CHECK(hash_of_pin("271828").value() != hash); // salted
}

TEST_CASE("what is no hash of ours fits nothing, and asks for no more memory than ours do") {
  for (const char* text :
       {"", "271828", "$argon2id$", "$argon2i$v=19$m=65536,t=3,p=1$c29tZXNhbHQ$AAAA",
        "$argon2id$v=19$m=1048576,t=3,p=1$c29tZXNhbHRzb21lc2FsdA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    CHECK_FALSE(is_pin_of(text, "271828"));
  CHECK_FALSE(is_pin_of(std::string(5000, 'a'), "271828"));
}
