package register.importing.meaning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import register.policy.Country;

/// A text about places, split at commas, slashes, brackets, and words such as "and".
final class PlaceParts {
    private static final Pattern TOKEN = Pattern.compile("(?:\\p{L}\\.){2,}|[\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern BRACKETS = Pattern.compile("[(\\[][^()\\[\\]]*[)\\]]");
    private static final Pattern STATE = Pattern.compile("\\p{Lu}{2}");
    private static final int EXCLUDING = 3;

    /// The first of the letters that form flags.
    private static final int FLAG_A = 0x1f1e6;

    /// The connection of a part with the one before.
    enum Joint {
        /// Only a blank, after a part that ends with a place.
        NONE,
        COMMA,
        /// `(`, `:`, or a dash: an explanation of the part before.
        EXPLAINS,
        /// `/`, `+`, "and": another part of the same kind.
        AND,
        /// `;` or a full stop.
        STOP
    }

    /// @param place code of the country or region that it names; absent if it names none
    /// @param city code of the country whose city or state it names
    /// @param words the rest of its words
    /// @param text the whole text
    /// @param doubtful true if an exclusion follows that applies to nothing else: "the USA not excluded"
    record Part(
            Joint joint,
            @Nullable String place,
            @Nullable String city,
            List<String> words,
            String text,
            boolean doubtful) {
        Part {
            words = List.copyOf(words);
        }

        boolean isState() {
            return place == null && words.size() == 1 && STATE.matcher(text).matches() && Gazetteer.isState(text);
        }
    }

    private record Token(String text, String folded, Joint joint, int start, int end) {}

    private final String source;
    private final Gazetteer names;
    private final List<Part> parts = new ArrayList<>();
    private boolean excluded;

    private PlaceParts(String source, Gazetteer names) {
        this.source = source;
        this.names = names;
    }

    /// The parts that the text does not exclude: "outside the EEA" names no place.
    static List<Part> of(String said, Gazetteer names) {
        String text = withoutSafeguards(flags(said), names);
        String whole = String.join(" ", Fold.words(text));
        Optional<String> one = Gazetteer.isAmbiguous(whole) ? Optional.empty() : names.code(whole, true);
        if (one.isPresent()) {
            return List.of(new Part(Joint.STOP, one.get(), null, List.of(), text, false));
        }
        var parts = new PlaceParts(text, names);
        var run = new ArrayList<Token>();
        Joint joint = Joint.STOP;
        for (Token token : parts.tokens()) {
            boolean ends = token.joint() != Joint.NONE && !run.isEmpty();
            if (ends) {
                parts.add(run, joint);
                run.clear();
            }
            if (run.isEmpty()) {
                joint = token.joint();
            }
            run.add(token);
        }
        parts.add(run, joint);
        return parts.parts;
    }

    /// The text without brackets about contracts and safeguards, in which a place is not one of processing: `USA
    /// (EU-SCC)`.
    private static String withoutSafeguards(String text, Gazetteer names) {
        return BRACKETS.matcher(text)
                .replaceAll(one ->
                        names.isOfContracts(Fold.words(one.group())) ? " " : Matcher.quoteReplacement(one.group()));
    }

    private List<Token> tokens() {
        var tokens = new ArrayList<Token>();
        Matcher found = TOKEN.matcher(source);
        int last = 0;
        Joint joint = Joint.NONE;
        while (found.find()) {
            String before = tokens.isEmpty() ? "" : tokens.getLast().text();
            joint = stronger(joint, joint(source.substring(last, found.start()), before));
            last = found.end();
            String folded = String.join("", Fold.words(found.group()));
            if (!folded.isEmpty()) {
                tokens.add(new Token(found.group(), folded, joint, found.start(), found.end()));
                joint = Joint.NONE;
            }
        }
        return tokens;
    }

    private static Joint stronger(Joint one, Joint other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /// The joint for a gap; a full stop after one or two letters does not end a sentence: `EE. UU.`.
    private static Joint joint(String gap, String before) {
        if (gap.contains(";") || gap.contains("\n") || (gap.contains(". ") && before.length() > 2)) {
            return Joint.STOP;
        }
        if (gap.matches("(?s).*[/+&|→].*")) {
            return Joint.AND;
        }
        if (gap.contains("(")
                || gap.contains("[")
                || gap.contains(":")
                || gap.matches("(?s).*\\s[–—-]+\\s.*|.*[–—].*")) {
            return Joint.EXPLAINS;
        }
        return gap.matches("(?s).*[,)·•].*") ? Joint.COMMA : Joint.NONE;
    }

    /// Adds the tokens as parts: one for each place, and one for each group between words such as "and".
    private void add(List<Token> run, Joint joint) {
        if (joint == Joint.STOP) {
            excluded = false;
        }
        if (names.isSafeguard(run.stream().map(Token::folded).toList())) {
            return;
        }
        var words = new ArrayList<String>();
        var text = new ArrayList<Token>();
        Joint next = joint;
        int first = parts.size();
        boolean excludes = false;
        int at = 0;
        while (at < run.size()) {
            int excluding = excluding(run, at);
            if (excluding > 0) {
                excluded = true;
                excludes = true;
                words.clear();
                text.clear();
                at += excluding;
                continue;
            }
            Optional<Match> match = match(run, at);
            if (match.isPresent() && !excluded) {
                Match one = match.get();
                text.addAll(run.subList(at, one.end()));
                boolean city = one.city();
                parts.add(new Part(
                        next,
                        city ? null : one.code(),
                        city ? one.code() : null,
                        city ? List.of() : words,
                        said(text),
                        false));
                words.clear();
                text.clear();
                next = Joint.NONE;
                at = one.end();
            } else if (match.isPresent()) {
                excludes = false;
                at = match.get().end();
            } else if (names.joins(run.get(at).folded())) {
                flush(words, text, next);
                next = Joint.AND;
                at++;
            } else {
                Token token = run.get(at);
                if (!excluded && !names.isBeside(token.folded()) && !isSmall(token.text())) {
                    words.add(token.text());
                }
                if (!excluded) {
                    text.add(token);
                }
                at++;
            }
        }
        flush(words, text, next);
        if (excludes && parts.size() > first && parts.getLast().place() != null) {
            Part last = parts.removeLast();
            parts.add(new Part(last.joint(), last.place(), last.city(), last.words(), last.text(), true));
        }
    }

    private void flush(List<String> words, List<Token> text, Joint joint) {
        if (!words.isEmpty()) {
            parts.add(new Part(joint, null, null, words, said(text), false));
        }
        words.clear();
        text.clear();
    }

    private String said(List<Token> tokens) {
        return tokens.isEmpty()
                ? ""
                : source.substring(tokens.getFirst().start(), tokens.getLast().end());
    }

    /// The number of tokens, from that index on, that exclude what follows.
    private int excluding(List<Token> run, int at) {
        for (int end = Math.min(run.size(), at + EXCLUDING); end > at; end--) {
            boolean code = end == at + 1 && Country.isCode(run.get(at).text());
            if (!code && names.excludes(folded(run, at, end))) {
                return end - at;
            }
        }
        return 0;
    }

    private record Match(String code, int end, boolean city) {}

    /// The longest name that begins there.
    private Optional<Match> match(List<Token> run, int at) {
        for (int end = Math.min(run.size(), at + Gazetteer.WORDS); end > at; end--) {
            String name = folded(run, at, end);
            boolean alone = alone(run, at, end);
            if (name.length() <= Gazetteer.SHORT
                    && run.size() > 1
                    && !isCapitals(run.get(at).text())) {
                continue;
            }
            Optional<String> code = names.code(name, alone);
            if (code.isPresent() && !Gazetteer.isAmbiguous(name)) {
                return Optional.of(new Match(code.get(), end, false));
            }
            Optional<String> city = Gazetteer.cityIn(name);
            if (city.isPresent()) {
                return Optional.of(new Match(city.get(), end, true));
            }
            String text = run.get(at).text();
            if (names.knowsCodes()
                    && end == at + 1
                    && alone
                    && Country.isCode(text)
                    && !(Gazetteer.isState(text) && follows(at))) {
                return Optional.of(new Match(text, end, false));
            }
        }
        return Optional.empty();
    }

    /// True if the part before is only words; two letters may then be a state's code.
    private boolean follows(int at) {
        return at == 0 && !parts.isEmpty() && parts.getLast().place() == null;
    }

    /// True if every word around merely accompanies a place's name.
    private boolean alone(List<Token> run, int from, int to) {
        for (int i = 0; i < run.size(); i++) {
            boolean within = i >= from && i < to;
            if (!within
                    && !names.isBeside(run.get(i).folded())
                    && !names.joins(run.get(i).folded())) {
                return false;
            }
        }
        return true;
    }

    /// True for a conjunction or preposition in any language: "ja", "i", "de".
    private static boolean isSmall(String text) {
        return text.length() <= Gazetteer.SHORT && Character.isLowerCase(text.charAt(0));
    }

    /// Replaces a flag by its country's code: two letters as symbols (Unicode Standard Annex 29, regional indicators).
    private static String flags(String text) {
        if (text.codePoints().noneMatch(PlaceParts::isFlagLetter)) {
            return text;
        }
        var out = new StringBuilder();
        int letters = 0;
        for (int c : text.codePoints().toArray()) {
            if (isFlagLetter(c)) {
                out.append(letters % 2 == 0 ? " " : "")
                        .append((char) ('A' + c - FLAG_A))
                        .append(letters % 2 == 0 ? "" : ": ");
                letters++;
            } else {
                out.appendCodePoint(c);
            }
        }
        return out.toString();
    }

    private static boolean isFlagLetter(int c) {
        return c >= FLAG_A && c < FLAG_A + 26;
    }

    private static boolean isCapitals(String text) {
        return text.codePoints().filter(Character::isUpperCase).limit(2).count() == 2;
    }

    private static String folded(List<Token> run, int from, int to) {
        return String.join(
                " ", run.subList(from, to).stream().map(Token::folded).toList());
    }
}
