// The proof of content: five lines first, all of it on request, and a walk through the new pack.
#include "kiosk/staff/board.h"
#include "kiosk/staff/steps.h"

#include "kiosk/container/refusals.h"
#include "kiosk/locale/formats.h"

#include <utility>

namespace kiosk::staff {

using screens::Words;
using ui::Colour;
using ui::Node;
using ui::Role;

namespace {

using std::int64_t;

std::string day(Date date) { return locale::day_month_year(date); }

Node summary(Board& board, const Proof& proof) {
  const auto whole = [](std::size_t number) { return static_cast<int64_t>(number); };
  return screens::panel(
      {screens::text(screens::bold(board.words("staff/from-to", {{"from", day(proof.from)}, {"to", day(proof.to)}}))),
       screens::text(
           board.words("staff/summary",
                       {{"n", int64_t{proof.added()}}, {"c", int64_t{proof.changed()}}, {"g", int64_t{proof.gone()}}})),
       screens::text(
           board.words("staff/languages", {{"n", whole(proof.languages.size() + 1)}, {"m", int64_t{proof.machine()}}})),
       screens::text(board.words("staff/valid", {{"date", day(proof.expires)}})),
       screens::text(
           board.words("staff/signer", {{"name", locale::isolate_left_to_right(container::harmless(proof.signer))}}))},
      14);
}

/// "Übernehmen" with "Nicht übernehmen" beside it: directly above the footer, on every page of the proof.
Node answer_bar(Board& board) {
  Node take = screens::button(board.words("staff/take"), "check", board.act(Verb::Take), screens::ButtonTone::Strong,
                              Colour::People);
  Node refuse = screens::button(board.words("staff/refuse"), "close", board.act(Verb::Refuse));
  take.grow = refuse.grow = 1;
  Node node;
  if (board.scene.is_large() && board.scene.is_portrait())
    node = screens::column({std::move(take), std::move(refuse)}, 12);
  else
    node = screens::row({std::move(refuse), std::move(take)}, 20);
  return node;
}

void add_list(Board& board, std::vector<Node>& blocks, std::string_view heading, const ProofKind& kind,
              const std::vector<std::string>& titles) {
  if (titles.empty()) return;
  const Words name = board.words("staff/kind/" + kind.kind);
  std::string plain;
  for (const text::Span& span : name.spans)
    plain += span.text;
  blocks.push_back(
      screens::heading(board.words(heading, {{"kind", plain}, {"n", static_cast<int64_t>(titles.size())}})));
  for (const std::string& title : titles)
    blocks.push_back(screens::bullet(board.scene.german(container::harmless(title)), {}, Colour::About));
}

/// What is found in the translations of the stick is told on a page of its own.
Node translations_card(Board& board) {
  screens::Card content;
  content.icon = "translate";
  content.title = board.words("staff/translations");
  Node node = screens::card(board.scene, content, board.act(Verb::ViewTranslations));
  node.role = Role::Link;
  return node;
}

} // namespace

std::vector<Node> other_packs(Board& board) {
  std::vector<Node> blocks;
  const Candidate& candidate = *board.state.candidate;
  for (const StickSeen& seen : board.state.sticks) {
    if (seen.stick.id != candidate.stick) continue;
    for (std::size_t i = 0; i < seen.found.size(); ++i) {
      const install::FoundPack& pack = seen.found[i];
      const bool is_it = pack.file == candidate.found.file;
      if (is_it && board.state.screen != Screen::Packs) continue;
      const std::string name = container::harmless(pack.file.filename().string());
      Words file = board.scene.german(name);
      const Sentence why = pack.verdict == install::Verdict::Newer && pack.words
                               ? Sentence{"staff/newer-other", {{"date", day(pack.words->created)}}, {}, {}}
                               : sentence_of(pack.code, pack.german, pack.english,
                                             pack.words ? std::optional(pack.words->created) : std::nullopt);
      Node lines = screens::column({screens::text(file, ui::Type::Strong), screens::text(board.words(why))}, 4);
      lines.children.front().lines_max = 2; // a name of 255 letters does not push the reason off the page
      if (!pack.code.empty()) lines.children.push_back(code_line(board, pack.code));
      Node panel = screens::panel({std::move(lines)}, 12);
      if (pack.verdict == install::Verdict::Older || pack.verdict == install::Verdict::Newer)
        panel.children.push_back(
            screens::button(board.words("staff/view-pin"), "lock", board.act(Verb::Choose, static_cast<int>(i))));
      blocks.push_back(std::move(panel));
    }
    if (!seen.stick.po_files.empty()) blocks.push_back(translations_card(board));
  }
  return blocks;
}

ui::Page packs_page(Board& board) {
  ui::Page page = board.page(board.words("staff/packs"));
  if (board.state.candidate) page.blocks = other_packs(board);
  page.blocks.push_back(advice(board, "usb", board.words("staff/pull")));
  page.blocks.push_back(screens::button(board.words("done"), "check", board.act(Verb::Leave)));
  return page;
}

ui::Page proof_page(Board& board) {
  const Candidate& candidate = *board.state.candidate;
  const Proof& proof = *candidate.proof;
  ui::Page page = board.page(board.words("staff/proof"));
  if (candidate.found.verdict == install::Verdict::Older)
    page.blocks.push_back(screens::hint("history", board.words("staff/proof-older")));
  if (!candidate.found.code.empty() && candidate.found.verdict == install::Verdict::Newer)
    page.blocks.push_back(screens::hint(
        "warning", board.words(sentence_of(candidate.found.code, candidate.found.german, candidate.found.english))));
  page.blocks.push_back(summary(board, proof));
  if (!proof.expiring.empty())
    page.blocks.push_back(
        screens::hint("update", board.words("staff/expiring", {{"n", static_cast<int64_t>(proof.expiring.size())}})));
  if (board.is_stick_in()) page.blocks.push_back(advice(board, "usb", board.words("staff/pull")));
  const auto card = [&](const char* icon, const char* key, Verb verb) {
    screens::Card content;
    content.icon = icon;
    content.title = board.words(key);
    Node node = screens::card(board.scene, content, board.act(verb));
    node.role = Role::Link;
    page.blocks.push_back(std::move(node));
  };
  card("visibility", "staff/rehearse", Verb::Rehearse);
  card("list", "staff/details", Verb::Details);
  std::vector<Node> others = other_packs(board);
  if (!others.empty()) page.blocks.push_back(screens::heading(board.words("staff/others")));
  screens::append(page.blocks, std::move(others));
  page.bar = answer_bar(board);
  return page;
}

ui::Page details_page(Board& board) {
  const Proof& proof = *board.state.candidate->proof;
  ui::Page page = board.page(board.words("staff/details"));
  for (const ProofKind& kind : proof.kinds) {
    add_list(board, page.blocks, "staff/list-new", kind, kind.added);
    add_list(board, page.blocks, "staff/list-changed", kind, kind.changed);
    add_list(board, page.blocks, "staff/list-gone", kind, kind.gone);
  }
  if (proof.kinds.empty()) page.blocks.push_back(screens::text(board.words("staff/nothing-changed")));
  if (!proof.expiring.empty()) {
    page.blocks.push_back(screens::heading(board.words("staff/list-expiring")));
    for (const Expiring& one : proof.expiring)
      page.blocks.push_back(screens::bullet(board.scene.german(container::harmless(one.what)),
                                            board.words("staff/until", {{"date", day(one.on)}})));
  }
  page.blocks.push_back(screens::heading(board.words("staff/list-languages")));
  for (const ProofLanguage& language : proof.languages) {
    const std::string name = locale::language_name(language.language, board.scene.language());
    page.blocks.push_back(screens::bullet(
        board.words(language.is_new ? "staff/language-new" : "staff/language",
                    {{"language", name}, {"p", int64_t{language.percent}}, {"m", int64_t{language.machine}}}),
        {}, Colour::About));
  }
  for (const std::string& tag : proof.languages_gone)
    page.blocks.push_back(
        screens::bullet(board.words("staff/language-gone",
                                    {{"language", locale::language_name(Language{tag}, board.scene.language())}}),
                        {}, Colour::About));
  page.bar = answer_bar(board);
  return page;
}

} // namespace kiosk::staff
