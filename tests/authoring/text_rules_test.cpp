// What stands in a text and what does not.
#include "kiosk/authoring/text_rules.h"

#include <catch2/catch.hpp>

using namespace kiosk::authoring;
using Strings = std::vector<std::string>;

TEST_CASE("amounts of money are seen, and only they") {
  for (const char* text : {"259 Euro", "259\u00a0Euro", "ab 5 €", "10-Euro-Schein", "50 Cent", "100 EUR", "€"})
    CHECK_FALSE(faults_of_german(text).empty());
  for (const char* text : {"Es kostet keinen Euro.", "In Europa", "18 Kitas", "Bis 2026", "3 Eurasier"})
    CHECK(faults_of_german(text).empty());
}

TEST_CASE("phone numbers are seen, dates and years are not") {
  CHECK(phone_numbers_in("Rufen Sie 0391 540-3670 an oder die 112.") == Strings{"0391 540-3670"});
  CHECK(phone_numbers_in("(0391) 540 3670") == Strings{"0391) 540 3670"});
  CHECK(phone_numbers_in("+49 391 540 6106") == Strings{"49 391 540 6106"});
  CHECK(phone_numbers_in("116 006 und 116\u00a0016") == Strings{"116 006", "116\u00a0016"});
  CHECK(phone_numbers_in("116 117") == Strings{"116 117"});
  for (const char* text : {"112, 110, 115", "vom 01.01.2026 - 31.12.2026", "2025/2026", "06/2021", "08:00 bis 14:30",
                           "0-6 Jahre", "39126 Magdeburg", "In 18 Kitas seit 2020"})
    CHECK(phone_numbers_in(text).empty());
}

TEST_CASE("numbers are compared as they are written") {
  CHECK(numbers_in("um 14:30, 3 Kinder") == Strings{"14", "3", "30"});
  CHECK(numbers_in("٣") != numbers_in("3"));
}

TEST_CASE("isolates are allowed, embeddings and overrides are not") {
  CHECK(faults_of_string("\u2066A\u2069 \u2068B\u2069").empty());
  for (const char* text :
       {"\u202aA", "\u202b", "\u202c", "\u202d", "\u202e", "\u2069\u2066", "A\u2066", "\ufeff", "\x01"})
    CHECK_FALSE(faults_of_string(text).empty());
  for (const char* text : {"\xc0\x80", "\xed\xa0\x80", "\xf5\x80\x80\x80", "\xe2\x82", "\xff"})
    CHECK(faults_of_string(text) == Strings{"this is not UTF-8"});
}
