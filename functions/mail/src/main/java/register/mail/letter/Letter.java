package register.mail.letter;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import register.mail.letter.LetterBlock.Button;
import register.mail.letter.LetterBlock.Fact;
import register.value.Language;
import register.words.Words;

/// A letter, block by block, as plain text and as HTML with the same words: first its message, then further
/// information in small print.
public final class Letter {
    private static final Words.Bundle WORDS = Words.bundle(ReplyLetter.class, "reply");

    /// The line between the two parts in plain text.
    private static final String RULE = "_".repeat(40);

    private final List<LetterBlock> said = new ArrayList<>();
    private final List<LetterBlock> beside = new ArrayList<>();
    private List<LetterBlock> now = said;

    /// Begins a letter with the standard opening, after the mark of a trial.
    ///
    /// @param trial true if the register is a trial
    public static Letter begun(Language language, boolean trial) {
        var letter = new Letter();
        if (trial) {
            letter.add(Words.glossary().in(language).get("trial"));
        }
        return letter.add(WORDS.in(language).get("greeting"));
    }

    public Letter add(String text) {
        now.add(new LetterBlock.Paragraph(text, null));
        return this;
    }

    /// Adds a paragraph of two lines.
    public Letter add(String text, String below) {
        return add(text + "\n" + below);
    }

    /// Adds a paragraph with a link; nothing if there is no link.
    ///
    /// @param text around the link
    public Letter addLink(@Nullable URI link, UnaryOperator<String> text) {
        if (link != null) {
            String address = link.toASCIIString();
            now.add(new LetterBlock.Paragraph(text.apply(address), address));
        }
        return this;
    }

    /// Adds words with a link.
    public Letter add(String words, URI address) {
        now.add(new LetterBlock.Link(words, address.toASCIIString()));
        return this;
    }

    /// Adds the facts about one item.
    public Letter add(String title, List<Fact> facts) {
        now.add(new LetterBlock.Facts(title, facts));
        return this;
    }

    /// Adds the reader's actions, the likeliest first.
    public Letter add(List<Button> buttons) {
        now.add(new LetterBlock.Buttons(buttons));
        return this;
    }

    /// Switches to small print for all that follows.
    public Letter beside() {
        now = beside;
        return this;
    }

    public String text() {
        String text = said.stream().map(LetterBlock::text).collect(Collectors.joining("\n\n", "", "\n"));
        return beside.isEmpty()
                ? text
                : beside.stream()
                        .map(LetterBlock::text)
                        .collect(Collectors.joining("\n\n", text + "\n" + RULE + "\n\n", "\n"));
    }

    /// HTML for mail programs that drop styles, or everything outside tables (Outlook): a column of at most 600 pixels
    /// with nothing to fetch. It sets no text or background colour, so that dark mode can choose its own.
    ///
    /// @param title the register's own words only: a subject is untrusted
    public String html(Language language, String title) {
        String small = beside.isEmpty()
                ? ""
                : row(beside, "border-top:1px solid #8c8c8c;padding-top:8px;font-size:13px;line-height:1.45");
        return "<!DOCTYPE html>\n<html lang=\"" + LetterBlock.escaped(language.tag())
                + "\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width\">\n"
                + "<meta name=\"color-scheme\" content=\"light dark\">\n<title>" + LetterBlock.escaped(title)
                + "</title>\n</head>\n<body style=\"margin:0;padding:0\">\n" + LetterBlock.TABLE
                + " width=\"100%\">\n<tr><td align=\"center\" style=\"padding:20px 16px\">\n" + LetterBlock.TABLE
                + " width=\"100%\" style=\"max-width:600px;text-align:left;overflow-wrap:anywhere\">\n"
                + row(said, "font-size:16px;line-height:1.5;padding-bottom:12px") + small
                + "</table>\n</td></tr>\n</table>\n</body>\n</html>\n";
    }

    private static String row(List<LetterBlock> blocks, String style) {
        return blocks.stream()
                .map(LetterBlock::html)
                .collect(Collectors.joining(
                        "\n",
                        "<tr><td style=\"font-family:Arial,Helvetica,sans-serif;" + style + "\">\n",
                        "\n</td></tr>\n"));
    }
}
