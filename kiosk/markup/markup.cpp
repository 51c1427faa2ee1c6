// Walks md4c's events over a tidied copy of the text and keeps what belongs to the subset.
//
// md4c tells no positions, but the text it reports points into the buffer it was given: from there
// come the line numbers, and the backslashes that a block's own source must keep.
#include "kiosk/markup/markup.h"

#include <algorithm>
#include <fmt/format.h>
#include <functional>
#include <md4c.h>
#include <optional>

namespace kiosk::markup {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }

/// The same lines without carriage returns, trailing blanks and repeated blanks inside a line; the
/// indentation stays, since it means something in Markdown.
std::string tidy(std::string_view markdown) {
  std::string tidied;
  tidied.reserve(markdown.size());
  bool at_line_start = true;
  for (const char c : markdown) {
    if (c == '\r') continue;
    if (c == '\n') {
      while (!tidied.empty() && is_blank(tidied.back()))
        tidied.pop_back();
      at_line_start = true;
    } else if (!is_blank(c)) {
      at_line_start = false;
    } else if (!at_line_start && is_blank(tidied.back())) {
      continue;
    }
    tidied += c;
  }
  while (!tidied.empty() && is_blank(tidied.back()))
    tidied.pop_back();
  return tidied;
}

/// True for `offer/x`, `letter/K`: an address of the kiosk by its looks. Whether it exists, the builder checks.
bool looks_like_an_address(std::string_view link) {
  if (link.empty() || link.front() == '/' || link.back() == '/') return false;
  if (link.find("//") != std::string_view::npos) return false;
  return std::all_of(link.begin(), link.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' || c == '-' ||
           c == '_';
  });
}

class Reader {
public:
  explicit Reader(std::string_view text) : text_(text) {}

  Result<std::vector<Block>> read();

private:
  int enter_block(MD_BLOCKTYPE type, void* detail);
  int leave_block(MD_BLOCKTYPE type);
  int enter_span(MD_SPANTYPE type, void* detail);
  int leave_span(MD_SPANTYPE type);
  int take_text(MD_TEXTTYPE type, std::string_view piece);
  int take_plain(std::string_view piece);

  int refuse(std::string sentence);
  void begin(BlockKind kind);
  int finish();
  void append(std::string_view piece);
  void skip_to_next_block();
  [[nodiscard]] int line() const;

  std::string_view text_;
  std::size_t position_ = 0; ///< behind the last character that md4c reported
  std::vector<Block> blocks_;
  bool in_block_ = false;
  bool in_list_ = false;
  bool item_is_full_ = false; ///< the item had its paragraph; a second one is refused
  bool bold_ = false;
  std::string link_;
  std::optional<Error> refused_;
};

int Reader::refuse(std::string sentence) {
  if (!refused_) refused_ = Error{ErrorKind::WrongSource, std::move(sentence), fmt::format("{}", line())};
  return 1;
}

int Reader::line() const {
  const auto behind = std::min(position_, text_.size());
  return 1 + static_cast<int>(std::count(text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(behind), '\n'));
}

/// A block's start is not reported: it is the next line with anything on it.
void Reader::skip_to_next_block() {
  if (position_ > 0) position_ = std::min(text_.find('\n', position_), text_.size());
  while (position_ < text_.size()) {
    const std::size_t end = std::min(text_.find('\n', position_), text_.size());
    const std::string_view rest = text_.substr(position_, end - position_);
    if (!std::all_of(rest.begin(), rest.end(), is_blank)) return;
    position_ = end + 1;
  }
}

void Reader::begin(BlockKind kind) {
  skip_to_next_block();
  Block block;
  block.kind = kind;
  block.line = line();
  blocks_.push_back(std::move(block));
  in_block_ = true;
}

int Reader::finish() {
  in_block_ = false;
  if (blocks_.back().spans.empty()) return refuse("this list item is empty: write its text behind the \"- \"");
  return 0;
}

int Reader::enter_block(MD_BLOCKTYPE type, void* detail) {
  if (type == MD_BLOCK_DOC) return 0;
  if (type == MD_BLOCK_P && in_list_) {
    if (item_is_full_) {
      skip_to_next_block();
      return refuse("a list item holds one paragraph only");
    }
    item_is_full_ = true;
    return 0;
  }
  if (type == MD_BLOCK_P) {
    begin(BlockKind::Paragraph);
    return 0;
  }
  if (type == MD_BLOCK_LI) {
    item_is_full_ = false;
    begin(BlockKind::ListItem);
    if (static_cast<MD_BLOCK_LI_DETAIL*>(detail)->is_task != 0)
      return refuse("tick boxes are not allowed: write a list with \"- \"");
    return 0;
  }
  const bool was_in_list = in_list_;
  if (type == MD_BLOCK_UL) in_list_ = true;
  if (type == MD_BLOCK_UL && !was_in_list) return 0;

  skip_to_next_block();
  switch (type) {
  case MD_BLOCK_UL:
    return refuse("a list inside a list is not allowed: write one list");
  case MD_BLOCK_OL:
    return refuse("numbered lists are not allowed: write \"- \", or \"24\\. \" when a sentence begins with a number");
  case MD_BLOCK_H:
    return refuse("headings are not allowed: write a paragraph");
  case MD_BLOCK_QUOTE:
    return refuse("quotes with \">\" are not allowed: write a paragraph");
  case MD_BLOCK_HR:
    return refuse("rules are not allowed: leave an empty line between paragraphs");
  case MD_BLOCK_HTML:
    return refuse("HTML is not allowed: write plain text");
  case MD_BLOCK_CODE:
    return refuse("code is not allowed: begin the line at its left edge, without spaces or marks");
  default:
    return refuse("tables are not allowed: write a list with \"- \"");
  }
}

int Reader::leave_block(MD_BLOCKTYPE type) {
  if (type == MD_BLOCK_UL) in_list_ = false;
  if (type == MD_BLOCK_LI || (type == MD_BLOCK_P && !in_list_)) return finish();
  return 0;
}

int Reader::enter_span(MD_SPANTYPE type, void* detail) {
  switch (type) {
  case MD_SPAN_STRONG:
    if (bold_) return refuse("bold inside bold is not allowed");
    bold_ = true;
    blocks_.back().source += "**";
    return 0;
  case MD_SPAN_A: {
    const auto& link = *static_cast<MD_SPAN_A_DETAIL*>(detail);
    link_.assign(link.href.text, link.href.size);
    if (link.title.size > 0) return refuse("a link has no title: write [text](address)");
    if (!looks_like_an_address(link_))
      return refuse(fmt::format("\"{}\" is not an address of the kiosk: link to one like offer/..., or leave the "
                                "link out",
                                link_));
    blocks_.back().source += '[';
    return 0;
  }
  case MD_SPAN_EM:
    return refuse("italics (*one star* or _underlines_) are not allowed: write **bold**");
  case MD_SPAN_IMG:
    return refuse("pictures are not allowed in texts: name one in the file's \"picture\"");
  case MD_SPAN_CODE:
    return refuse("code (`...`) is not allowed: write plain text");
  case MD_SPAN_DEL:
    return refuse("struck-through text (~...~) is not allowed");
  default:
    return refuse("only **bold** and [links](address) are allowed");
  }
}

int Reader::leave_span(MD_SPANTYPE type) {
  if (type == MD_SPAN_STRONG) {
    bold_ = false;
    blocks_.back().source += "**";
  } else if (type == MD_SPAN_A) {
    blocks_.back().source += fmt::format("]({})", link_);
    link_.clear();
  }
  return 0;
}

void Reader::append(std::string_view piece) {
  std::vector<Span>& spans = blocks_.back().spans;
  if (!spans.empty() && spans.back().bold == bold_ && spans.back().link == link_)
    spans.back().text += piece;
  else
    spans.push_back(Span{std::string(piece), bold_, link_});
}

int Reader::take_plain(std::string_view piece) {
  const std::less_equal<const char*> not_behind;
  const char* begin = text_.data();
  ensure(not_behind(begin, piece.data()) && not_behind(piece.data() + piece.size(), begin + text_.size()),
         "md4c reported text that is not part of its input");
  const auto start = static_cast<std::size_t>(piece.data() - begin);
  // A backslash in front that was not reported as text made this character plain: it stays in the source.
  if (start > position_ && text_[start - 1] == '\\') blocks_.back().source += '\\';
  position_ = start + piece.size();
  if (piece.find("://") != std::string_view::npos)
    return refuse("web addresses with \"https://\" are not allowed: write www.magdeburg.de");
  append(piece);
  blocks_.back().source += piece;
  return 0;
}

int Reader::take_text(MD_TEXTTYPE type, std::string_view piece) {
  switch (type) {
  case MD_TEXT_NORMAL:
    return take_plain(piece);
  case MD_TEXT_SOFTBR:
    position_ = std::min(text_.find('\n', position_), text_.size() - 1) + 1;
    append(" ");
    blocks_.back().source += ' ';
    return 0;
  case MD_TEXT_BR:
    return refuse("a backslash at the end of a line is not allowed: leave an empty line instead");
  case MD_TEXT_ENTITY:
    return refuse(fmt::format("\"{}\" is not allowed: write the character itself", piece));
  case MD_TEXT_HTML:
    return refuse("HTML is not allowed: write plain text");
  case MD_TEXT_NULLCHAR:
    return refuse("the text holds a zero byte");
  default:
    return refuse("only plain text, **bold** and [links](address) are allowed");
  }
}

Result<std::vector<Block>> Reader::read() {
  MD_PARSER parser{};
  // The extensions are on so that their marks are refused, not shown to parents as they stand.
  parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS;
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
    return static_cast<Reader*>(self)->enter_block(type, detail);
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void*, void* self) {
    return static_cast<Reader*>(self)->leave_block(type);
  };
  parser.enter_span = [](MD_SPANTYPE type, void* detail, void* self) {
    return static_cast<Reader*>(self)->enter_span(type, detail);
  };
  parser.leave_span = [](MD_SPANTYPE type, void*, void* self) { return static_cast<Reader*>(self)->leave_span(type); };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* piece, MD_SIZE size, void* self) {
    return static_cast<Reader*>(self)->take_text(type, std::string_view(piece, size));
  };
  const int result = md_parse(text_.data(), static_cast<MD_SIZE>(text_.size()), &parser, this);
  // md4c 0.4.8 stops at a callback's non-zero answer, and then returns 0 all the same.
  if (refused_) return tl::unexpected(*refused_);
  if (result != 0) return fail(ErrorKind::Internal, "md4c ran out of memory");
  return std::move(blocks_);
}

} // namespace

Result<std::vector<Block>> parse(std::string_view markdown) {
  const std::string tidied = tidy(markdown);
  return Reader(tidied).read();
}

Result<std::vector<Span>> parse_inline(std::string_view unit) {
  // Behind a full stop and a space nothing can begin a list, heading or rule, and every inline mark
  // means what it means at the start of a line.
  constexpr std::string_view guard = ". ";
  std::string one_line(unit);
  std::replace(one_line.begin(), one_line.end(), '\n', ' ');
  const std::size_t start = one_line.find_first_not_of(" \t\r");
  if (start == std::string::npos) return std::vector<Span>{};
  one_line = tidy(std::string(guard) + one_line.substr(start));

  auto blocks = Reader(one_line).read();
  if (!blocks) {
    blocks.error().where.clear();
    return tl::unexpected(blocks.error());
  }
  ensure(blocks->size() == 1, "one line of Markdown is one block");
  std::vector<Span> spans = std::move(blocks->front().spans);
  spans.front().text.erase(0, guard.size());
  if (spans.front().text.empty()) spans.erase(spans.begin());
  return spans;
}

std::string plain(const std::vector<Span>& spans) {
  std::string text;
  for (const Span& span : spans)
    text += span.text;
  return text;
}

} // namespace kiosk::markup
