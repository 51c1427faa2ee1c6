#include "kiosk/authoring/exchange.h"

#include "kiosk/authoring/addresses.h"
#include "kiosk/authoring/content.h"
#include "kiosk/authoring/database_writer.h"
#include "kiosk/authoring/shown_as.h"
#include "kiosk/authoring/unfinished_file.h"
#include "kiosk/base/files.h"
#include "kiosk/container/refusals.h"
#include "kiosk/install/open_file.h"
#include "kiosk/locale/po_document.h"
#include "kiosk/pack/words.h"

#include <algorithm>
#include <fmt/format.h>
#include <ostream>

namespace kiosk::authoring {
namespace {

namespace fs = std::filesystem;

int refused(const Error& error, std::ostream& err) {
  err << (error.code.empty() ? "elternkiosk-pack: " + error.sentence() : container::log_line(error)) << "\n";
  return exit_refused;
}

/// A tag stands in file names and in SQL.
bool is_tag(const std::string& tag) {
  return tag.size() >= 2 && tag.size() <= 20 &&
         tag.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == std::string::npos;
}

/// All texts of a pack: the German ones in translators' order, and each language's by key.
struct Texts {
  std::vector<pack::UnitText> german;
  std::map<std::string, std::map<std::string, pack::UnitText>> by_language;
  std::map<int, int> count_of_part; ///< texts of each priority
};

Result<Texts> texts_of(const pack::Pack& pack) {
  Texts texts;
  const auto read = pack.each_text([&](const pack::UnitText& text) -> Result<void> {
    if (text.language.is_german()) {
      texts.german.push_back(text);
      ++texts.count_of_part[text.priority];
    } else
      texts.by_language[text.language.tag][text.key] = text;
    return {};
  });
  if (!read) return tl::unexpected(read.error());
  return texts;
}

/// Who made it; nothing for a person's work without more to say.
locale::Origin origin_of(const pack::UnitText& text) {
  const bool is_machine = text.origin == pack::Origin::Machine || text.origin == pack::Origin::MachineReviewed;
  if (text.message.empty()) return {};
  return {std::string(pack::word_of(text.origin)),
          is_machine ? fingerprint(text.message, locale::origin_hash_digits) : std::string(), text.made_on,
          text.approved_by};
}

locale::PoDocument po_of(const Texts& texts, const std::string& tag, const pack::About& about) {
  locale::PoDocument po;
  po.comments = fmt::format("{}: translations of {} from a pack", tag, about.name);
  po.header = fmt::format("Project-Id-Version: elternkiosk content {}\nLanguage: {}\nMIME-Version: 1.0\n"
                          "Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n",
                          about.seq, tag);
  const auto language = texts.by_language.find(tag);
  for (const pack::UnitText& german : texts.german) {
    const auto part = texts.count_of_part.find(german.priority);
    const auto number = std::distance(texts.count_of_part.begin(), part) + 1;
    pack::UnitText translated;
    if (language != texts.by_language.end())
      if (const auto found = language->second.find(german.key); found != language->second.end())
        translated = found->second;
    locale::PoEntry entry;
    entry.key = german.key;
    entry.source = german.message;
    entry.translation = translated.message;
    entry.comments = locale::with_origin({}, origin_of(translated));
    entry.note = fmt::format("{} (Teil {} von {}, {} Texte)", shown_as(german.key), number, texts.count_of_part.size(),
                             part->second);
    entry.fuzzy = translated.state == pack::TextState::Outdated;
    po.entries.push_back(std::move(entry));
  }
  return po;
}

/// What the rules for translations need of a pack.
Result<Content> content_of(const pack::Pack& pack) {
  Content content;
  content.about = pack.about();
  const auto read = pack.each_text([&](const pack::UnitText& text) -> Result<void> {
    if (text.language.is_german())
      content.units.push_back({text.key, text.message, text.is_markdown, {}, text.priority, {}, 0});
    return {};
  });
  if (!read) return tl::unexpected(read.error());
  for (const std::string& address :
       addresses_of(pack.topics(), pack.terms(), pack.offers(), pack.events(), pack.programme(), pack.applications()))
    content.references.push_back({Reference::Kind::Address, address, {}});
  return content;
}

Result<std::vector<Language>> languages_in(const fs::path& folder) {
  std::vector<Language> languages;
  std::error_code error;
  for (auto entry = fs::directory_iterator(folder, error); !error && entry != fs::directory_iterator();
       entry.increment(error)) {
    const std::string tag = entry->path().stem().string();
    if (entry->path().extension() == ".po" && is_tag(tag) && tag != "de") languages.push_back(Language{tag});
  }
  if (error) return fail(ErrorKind::NotFound, "the folder cannot be read", folder.string());
  if (languages.empty()) return fail(ErrorKind::NotFound, "there is no <language>.po here", folder.string());
  std::sort(languages.begin(), languages.end());
  return languages;
}

/// The database with other translations of the languages, as bytes.
Result<std::string> with_translations(const std::string& database, const Content& content,
                                      const std::vector<Language>& languages, const fs::path& beside) {
  DatabaseWriter writer;
  writer.load(database);
  std::size_t sort = content.about.languages.size();
  for (const Language& language : languages) {
    const auto& known = content.about.languages;
    writer.execute(fmt::format("DELETE FROM translation WHERE language = '{}'", language.tag));
    if (std::find(known.begin(), known.end(), language) == known.end()) writer.insert("language", language.tag, sort++);
  }
  for (const Translation& translation : content.translations)
    writer.insert("translation", translation.key, translation.language.tag, translation.message,
                  pack::word_of(translation.origin), pack::word_of(translation.state), translation.german_hash,
                  translation.approved_by, translation.made_on);
  const UnfinishedFile file(beside, ".db");
  writer.save(file.path());
  if (!writer.outcome()) return tl::unexpected(writer.outcome().error());
  return read_file(file.path());
}

} // namespace

int export_po(const ExportOptions& options, std::ostream& out, std::ostream& err) {
  const auto opened = install::open_pack_file(options.pack, {install::Drafts::Allowed, {}, {}});
  if (!opened) return refused(opened.error(), err);
  const auto texts = texts_of(opened->pack);
  if (!texts) return refused(texts.error(), err);
  std::vector<std::string> tags = options.languages;
  if (tags.empty())
    for (const Language& language : opened->pack.about().languages)
      if (!language.is_german()) tags.push_back(language.tag);
  std::error_code error;
  fs::create_directories(options.folder, error);
  for (const std::string& tag : tags) {
    if (!is_tag(tag) || tag == "de")
      return refused(Error{ErrorKind::WrongUsage, fmt::format("\"{}\" is no language to translate into", tag), {}},
                     err);
    const fs::path file = options.folder / (tag + ".po");
    if (const auto written = locale::write_po_document(po_of(*texts, tag, opened->pack.about()), file); !written)
      return refused(written.error(), err);
    const auto language = texts->by_language.find(tag);
    const std::size_t translated = language == texts->by_language.end() ? 0 : language->second.size();
    out << fmt::format("{}: {} of {} texts are translated\n", file.string(), translated, texts->german.size());
  }
  return exit_done;
}

int import_po(const ImportOptions& options, std::ostream& out, std::ostream& err) {
  const auto database = install::read_database_of(options.pack);
  if (!database) return refused(database.error(), err);
  const auto pack = pack::Pack::open_bytes(*database);
  if (!pack) return refused(pack.error(), err);
  auto content = content_of(*pack);
  if (!content) return refused(content.error(), err);
  const auto languages = languages_in(options.folder);
  if (!languages) return refused(languages.error(), err);
  Findings findings;
  for (const Language& language : *languages)
    load_translation_file(*content, options.folder, language, language.tag + ".po", findings);
  findings.print(err, options.folder.string());
  if (findings.has_errors()) {
    err << "elternkiosk-pack: nothing was made; correct what stands above\n";
    return exit_refused;
  }
  auto changed = with_translations(*database, *content, *languages, options.file);
  if (!changed) return refused(changed.error(), err);
  ProgressLine quiet(Progress::Silent, err);
  if (options.file.extension() == ".kitapack") {
    if (const auto sealed = seal(std::move(*changed), options.file, {}, quiet); !sealed)
      return refused(sealed.error(), err);
  } else if (const auto written = write_file(options.file, *changed); !written)
    return refused(written.error(), err);
  out << fmt::format("{}: a draft with {} translations of {} languages\n", options.file.string(),
                     content->translations.size(), languages->size());
  return exit_done;
}

} // namespace kiosk::authoring
