package register.importing.entry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import register.importing.source.SourcePart;
import register.importing.word.Vocabulary;
import register.importing.word.WordTopic;

/// The context of a list: the headings above it, and the text before it.
///
/// @param headings from the page's title down
/// @param intro the last text; empty if a heading follows it
public record Context(List<Above> headings, String intro) {
    private static final int LONGEST_INTRO = 600;
    private static final int WORDS_OF_PLACE = 5;
    private static final double TITLE = 1;
    private static final double NEAR = 1.5;
    private static final double SECTION = -2;
    private static final double AFFILIATES = 3;
    private static final double NEVER = -20;

    public record Above(int level, String words) {}

    public Context {
        headings = List.copyOf(headings);
    }

    public static Context of(String title) {
        return new Context(title.isEmpty() ? List.of() : List.of(new Above(1, title)), "");
    }

    public Context below(SourcePart part) {
        return switch (part) {
            case SourcePart.Heading one -> {
                var above = new ArrayList<>(headings);
                above.removeIf(each -> each.level() >= one.level() && each.level() > 1);
                above.add(new Above(one.level(), one.text().plain()));
                yield new Context(above, "");
            }
            case SourcePart.Paragraph one -> new Context(headings, one.text().plain());
            default -> new Context(headings, "");
        };
    }

    /// The nearest heading that is not the title; empty if there is none.
    String heading() {
        return headings.size() < 2 ? "" : headings.getLast().words();
    }

    String title() {
        return headings.isEmpty() ? "" : headings.getFirst().words();
    }

    /// The reason why the content below lists no subprocessors; empty if it may.
    public Optional<String> not(String caption) {
        String near =
                String.join(" \n", headings.stream().skip(1).map(Above::words).toList()) + " \n" + caption;
        if (WordTopic.COOKIES.isIn(near)) {
            return Optional.of("about cookies");
        }
        if (WordTopic.NOT.isIn(near) || WordTopic.NOT.isIn(introduces())) {
            return Optional.of("about companies that are not subprocessors");
        }
        if (WordTopic.OTHERS.begins(heading())
                || WordTopic.OTHERS.begins(caption)
                || WordTopic.OTHERS.begins(introduces())) {
            return Optional.of("about customers, partners or similar");
        }
        if (WordTopic.FORMER.isIn(near) || WordTopic.FORMER.isIn(introduces())) {
            return Optional.of("about former subprocessors");
        }
        if (WordTopic.CERTIFICATES.isIn(heading()) || WordTopic.CERTIFICATES.isIn(caption)) {
            return Optional.of("about certificates");
        }
        return WordTopic.HISTORY.begins(heading()) || WordTopic.HISTORY.begins(caption)
                ? Optional.of("about changes")
                : Optional.empty();
    }

    /// The text before it, if it introduces the content below.
    private String introduces() {
        int sentence = intro.lastIndexOf(". ");
        return intro.endsWith(":") ? intro.substring(sentence + 1) : intro.length() < 120 ? intro : "";
    }

    public boolean isAffiliates(String caption) {
        return WordTopic.AFFILIATES.isIn(heading())
                || WordTopic.AFFILIATES.isIn(caption)
                || WordTopic.AFFILIATES.isIn(introduces());
    }

    /// The points that it adds to the likelihood of a list of subprocessors.
    public double score(Vocabulary vocabulary) {
        if (not("").isPresent()) {
            return NEVER;
        }
        boolean named = names(heading(), vocabulary) || names(intro, vocabulary);
        if (WordTopic.COOKIES.isIn(title()) && !named && !names(title(), vocabulary)) {
            return NEVER;
        }
        double score = intro.endsWith(":") ? 1 : 0;
        score += !named && WordTopic.SECTIONS.begins(heading()) ? SECTION : 0;
        if (isAffiliates("")) {
            score += AFFILIATES;
        } else if (named) {
            score += NEAR;
        }
        return score + (names(title(), vocabulary) ? TITLE : 0);
    }

    /// True if a heading or the text above is about subprocessors, and nothing contradicts it. In an agreement neither
    /// its title nor the text counts, since a processor is a party there.
    public boolean isOfSubprocessors(Vocabulary vocabulary) {
        boolean agreement = isOfAgreement();
        return not("").isEmpty()
                && (headings.stream()
                                .filter(each -> !agreement || !isAgreement(each))
                                .anyMatch(each -> names(each.words(), vocabulary))
                        || (!agreement && names(intro, vocabulary)));
    }

    /// True if the page calls itself an agreement: `Data Processing Agreement`.
    public boolean isOfAgreement() {
        return headings.stream().anyMatch(each -> each.level() == 1 && isAgreement(each));
    }

    private static boolean isAgreement(Above heading) {
        return WordTopic.AGREEMENT.isIn(heading.words());
    }

    /// True if a word of the text means a subprocessor.
    public static boolean names(String text, Vocabulary vocabulary) {
        return text.length() < 1000
                && Arrays.stream(text.split("[\\s,.:;()/]+", -1))
                        .anyMatch(word -> word.length() > 4
                                && vocabulary
                                        .column(word)
                                        .filter(Vocabulary.NAME::equals)
                                        .isPresent());
    }

    /// The only place that the text or the heading above states for everything below, with its words.
    public Optional<StatedLocation> place(Vocabulary vocabulary) {
        if (intro.length() < LONGEST_INTRO) {
            for (String sentence : intro.split("(?<=[.!:;])\\s", -1)) {
                Optional<StatedLocation> said =
                        WordTopic.PLACED.isIn(sentence) ? placeIn(sentence, vocabulary) : Optional.empty();
                if (said.isPresent()) {
                    return said;
                }
            }
        }
        return heading().length() < LONGEST_INTRO ? placeIn(heading(), vocabulary) : Optional.empty();
    }

    public record StatedLocation(String place, String words) {}

    private static Optional<StatedLocation> placeIn(String text, Vocabulary vocabulary) {
        List<String> words = List.of(text.replaceAll("[.,:;()]+", " ").strip().split("\\s+", -1));
        var found = new ArrayList<String>();
        for (int i = 0; i < words.size(); i++) {
            for (int length = Math.min(WORDS_OF_PLACE, words.size() - i); length > 0; length--) {
                String some = String.join(" ", words.subList(i, i + length));
                if (!some.isEmpty() && Character.isUpperCase(some.codePointAt(0)) && vocabulary.isPlace(some)) {
                    found.add(some);
                    i += length - 1;
                    break;
                }
            }
        }
        return found.size() == 1 ? Optional.of(new StatedLocation(found.getFirst(), text)) : Optional.empty();
    }
}
