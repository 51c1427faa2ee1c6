// Translations on a stick: read beside the screen, told where something is wrong, shown, and ended.
#include "tests/staff/person.h"

#include <catch2/catch.hpp>

using namespace person;

namespace {

TranslationFile good_file(const char* tag = "uk") {
  TranslationFile file;
  file.name = std::string(tag) + ".po";
  file.language = Language{tag};
  file.used = 12;
  return file;
}
TranslationFile broken_file() {
  TranslationFile file;
  file.name = "ar.po";
  file.fault = FileFault::Broken;
  file.line = 10;
  return file;
}
Translations read_files(std::vector<TranslationFile> files) { return {{}, std::move(files), 0, false, false}; }

/// "Ansehen" on the notice of a stick that holds translations alone.
Person reading(std::vector<std::filesystem::path> files = {"/w/uk.po"}) {
  Person person;
  person.plug("w", {}, std::move(files));
  person.touch(Verb::View);
  return person;
}

} // namespace

TEST_CASE("translations are read beside the screen, and shown at once when all is well") {
  Person person = reading({"/w/uk.po", "/w/ar.po"});
  REQUIRE(person.state.screen == Screen::Busy);
  CHECK(person.did<ReadTranslations>() == 1);
  CHECK(person.did<Preview>() == 0);
  person.happen(ReadingWent{1, 2});
  CHECK(person.state.progress.share == 0.5);
  person.happen(TranslationsRead{read_files({good_file(), good_file("ar")})});
  CHECK(person.state.screen == Screen::None);
  CHECK(person.did<Preview>() == 1);
  CHECK(person.visits_ended() == 1);
  CHECK_FALSE(person.state.translations);
}

TEST_CASE("that no PIN is set yet does not end what is looked at") {
  Person person;
  person.happen(Started{});
  person.plug("worte", {}, {"uk.po"});
  person.touch(Verb::View);
  person.happen(TranslationsRead{read_files({good_file()})});
  REQUIRE(person.did<Preview>() == 1);
  person.answer(install::PinState{}); // of the start, late
  CHECK(person.state.screen == Screen::None);
  CHECK(person.did<EndPreview>() == 0);
}

TEST_CASE("what is wrong with a file is told before anything is shown") {
  TranslationFile outdated = good_file(), contradicting = good_file(), nothing = good_file();
  outdated.left_out = 1;
  contradicting.contradicts = true;
  nothing.used = 0;
  Translations many = read_files({good_file()});
  many.unread = 4;
  for (const Translations& read :
       {read_files({good_file(), broken_file()}), read_files({outdated}), read_files({contradicting}), many}) {
    Person person = reading();
    person.happen(TranslationsRead{read});
    REQUIRE(person.state.screen == Screen::Translations);
    CHECK(person.did<Preview>() == 0);
    person.touch(Verb::ShowTranslations);
    CHECK(person.state.screen == Screen::None);
    CHECK(person.did<Preview>() == 1);
  }
  for (const Translations& read : {read_files({broken_file()}), read_files({nothing}), read_files({})}) {
    Person person = reading();
    person.happen(TranslationsRead{read});
    REQUIRE(person.state.screen == Screen::Translations);
    person.touch(Verb::ShowTranslations); // there is nothing to be shown
    CHECK(person.state.screen == Screen::Translations);
    person.touch(Verb::Back);
    CHECK(person.state.screen == Screen::None);
    CHECK(person.did<Preview>() == 0);
  }
}

TEST_CASE("a stick with more entries than are looked at is said to be one") {
  Person person;
  stick::StickIn stick;
  stick.id = "w";
  stick.po_files = {"/w/uk.po"};
  stick.has_too_many = true;
  person.happen(StickCame{stick});
  person.touch(Verb::View);
  person.happen(TranslationsRead{read_files({good_file()})});
  REQUIRE(person.state.screen == Screen::Translations);
  CHECK(person.state.translations->is_listed_in_part);
}

TEST_CASE("a stick that goes while its translations are read ends that, and says so") {
  Person person = reading();
  person.happen(StickWent{"w"});
  REQUIRE(person.state.screen == Screen::Result);
  CHECK(person.state.outcome->sentence.key == "staff/pulled");
  CHECK(person.did<StopReading>() == 1);
  person.happen(TranslationsRead{read_files({good_file()})}); // too late
  CHECK(person.state.screen == Screen::Result);
  CHECK(person.did<Preview>() == 0);

  Person other = reading();
  other.happen(StickWent{"x"}); // another one
  CHECK(other.state.screen == Screen::Busy);
  Translations gone = read_files({});
  gone.is_pulled = true; // the reader saw it first
  other.happen(TranslationsRead{gone});
  REQUIRE(other.state.screen == Screen::Result);
  CHECK(other.state.outcome->sentence.key == "staff/pulled");
}

TEST_CASE("reading can be cancelled, gives way to emergency, and leaves by itself") {
  Person person = reading();
  person.touch(Verb::Cancel);
  REQUIRE(person.state.screen == Screen::Result);
  CHECK(person.state.outcome->sentence.key == "staff/cancelled");
  CHECK(person.did<StopReading>() == 1);
  CHECK(person.asked<install::AskCancel>() == 0); // the installer has nothing to do with it

  Person hurried = reading();
  hurried.touch(Verb::Emergency);
  hurried.happen(TranslationsRead{read_files({good_file()})});
  CHECK(hurried.state.is_emergency); // nobody is taken away from it
  CHECK(hurried.did<Preview>() == 0);
  hurried.happen(Returned{});
  CHECK(hurried.state.screen == Screen::Translations);

  Person gone = reading();
  gone.happen(ReadingWent{1, 16});
  gone.wait(599s);
  CHECK(gone.state.screen == Screen::Busy);
  gone.wait(1s);
  CHECK(gone.state.screen == Screen::None);
  CHECK(gone.did<StopReading>() == 1);
  CHECK(gone.did<Preview>() == 0);

  Person list = reading();
  list.happen(TranslationsRead{read_files({broken_file()})});
  list.wait(180s);
  CHECK(list.state.screen == Screen::None);
}

TEST_CASE("what the installer says meanwhile is not about the reading") {
  Person person = reading();
  person.answer(install::Cancelled{});
  person.answer(install::Working{});
  CHECK(person.state.screen == Screen::Busy);
  CHECK(person.state.progress.share == 0);
  person.happen(InstallerGone{});
  CHECK(person.state.screen == Screen::Busy);
  person.happen(TranslationsRead{read_files({good_file()})});
  CHECK(person.did<Preview>() == 1);
}

TEST_CASE("translations beside a pack are seen from its proof, and back leads there") {
  Person person;
  person.plug("a", {"/a/x.kitapack"}, {"/a/uk.po"});
  person.answer(install::Found{{found_pack("/a/x.kitapack", install::Verdict::Newer)}});
  CHECK(person.notice() == "staff/found"); // the pack is what the stick is about
  person.touch(Verb::View);
  person.answer(staged());
  person.happen(Compared{Proof{}});
  REQUIRE(person.state.screen == Screen::Proof);
  person.touch(Verb::ViewTranslations);
  CHECK(person.state.screen == Screen::Busy);
  person.happen(TranslationsRead{read_files({good_file()})});
  REQUIRE(person.state.screen == Screen::Translations); // the pack is given up by one more touch alone
  CHECK(person.asked<install::AskDrop>() == 0);
  person.touch(Verb::Back);
  REQUIRE(person.state.screen == Screen::Proof);
  person.touch(Verb::ViewTranslations);
  person.happen(TranslationsRead{read_files({good_file()})});
  person.touch(Verb::ShowTranslations);
  CHECK(person.did<Preview>() == 1);
  CHECK(person.asked<install::AskDrop>() == 1);

  // Without a candidate and without a stick there is nothing to read.
  person.happen(StickWent{"a"});
  person.touch(Verb::ViewTranslations);
  CHECK(person.did<ReadTranslations>() == 2);
}

TEST_CASE("a stick whose pack is refused or already here still shows its translations") {
  for (const install::Verdict verdict : {install::Verdict::Same, install::Verdict::Refused}) {
    Person person;
    person.plug("a", {"/a/x.kitapack"}, {"/a/uk.po"});
    person.answer(install::Found{{found_pack("/a/x.kitapack", verdict, "KP-POL-SAME")}});
    REQUIRE(person.state.notice);
    CHECK(person.state.notice->can_view);
    person.touch(Verb::View);
    REQUIRE(person.state.screen == Screen::Packs);
    person.touch(Verb::ViewTranslations);
    CHECK(person.did<ReadTranslations>() == 1);
    person.happen(TranslationsRead{read_files({good_file()})});
    person.touch(Verb::Back);
    CHECK(person.state.screen == Screen::Packs);
  }
  Person person; // the installer could not look
  person.plug("a", {"/a/x.kitapack"}, {"/a/uk.po"});
  person.answer(install::Refused{"scan", "KP-INTERNAL", {}, "Ein Satz.", "A sentence."});
  REQUIRE(person.state.notice);
  CHECK(person.state.notice->can_view);
  person.touch(Verb::View);
  CHECK(person.did<ReadTranslations>() == 1);
}

TEST_CASE("one touch ends a preview") {
  Person person = reading();
  person.happen(TranslationsRead{read_files({good_file()})});
  person.effects.clear();
  person.touch(Verb::EndPreview);
  CHECK(person.did<EndPreview>() == 1);
  CHECK(person.visits_ended() == 1);
  CHECK(person.state.screen == Screen::None);
  CHECK(to_string(Touch{Verb::EndPreview, 0, {}, {}}) == "do:staff/end-preview");
  CHECK(to_string(Touch{Verb::ViewTranslations, 0, {}, {}}) == "do:staff/view-translations");
}
