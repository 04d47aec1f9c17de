package register.importing.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.importing.source.MarkedText;
import register.importing.word.Vocabulary;

/// Splits the cell of a name into its parts, line by line.
final class NameReader {
    private static final int LONGEST = 400;
    private static final Pattern NUMBER = Pattern.compile(
            "(?:\\(?(?:[a-z]|[ivx]{1,4})\\)\\s+|\\(?(?:\\d{1,3}\\.)*\\d{1,3}[.)]\\s+|(?:\\d{1,3}\\.)+\\d{1,3}\\s+|[\\p{So}\\u2190-\\u21FF\\u2022\\u2023\\u00B7*›»–—-]+\\s*)(?=\\S)");
    private static final Pattern FOOTNOTE = Pattern.compile("(?:\\s*(?:\\[\\d{1,3}\\]|[*†‡¹²³⁴⁵⁶⁷⁸⁹]))+$");
    private static final Pattern BRACKETS = Pattern.compile("(?<outer>[^()]+?)\\s*\\((?<inner>.+)\\)");
    private static final Pattern BESIDE = Pattern.compile("(?<outer>.+?)\\s*(?:[–—/|·]|\\s-\\s)\\s*(?<inner>.+)");
    private static final Pattern SITE = Pattern.compile("https://[^/?#]+/?", Pattern.CASE_INSENSITIVE);
    /// `S.A. de C.V.`
    private static final Pattern FORM = Pattern.compile("\\p{L}{1,3}\\s\\p{Lu}\\.");
    private static final Pattern OPEN = Pattern.compile("\\s*[(\\[]\\s*$");
    private static final Pattern COMMA = Pattern.compile(",\\s*");

    private final Vocabulary vocabulary;
    private final List<String> names = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private final List<String> rest = new ArrayList<>();
    private @Nullable String brand;
    private @Nullable String address;
    private @Nullable String website;

    NameReader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    List<NameLines> read(MarkedText cell) {
        for (MarkedText line : cell.lines()) {
            MarkedText bare = line.without(MarkedText.Mark.NOTE);
            line.runs().stream()
                    .filter(run -> run.mark() == MarkedText.Mark.NOTE)
                    .map(run -> MarkedText.of(run.words()).plain())
                    .filter(note -> note.codePoints().anyMatch(Character::isLetter))
                    .forEach(rest::add);
            if (!bare.isEmpty()) {
                add(bare);
            }
        }
        if (names.isEmpty()) {
            return List.of();
        }
        var all = new ArrayList<NameLines>();
        for (String name : names) {
            boolean first = all.isEmpty();
            all.add(new NameLines(
                    name,
                    first ? brand : null,
                    first ? address : null,
                    first ? website : null,
                    first ? said : List.of(),
                    first ? rest : List.of()));
        }
        return all;
    }

    private void add(MarkedText line) {
        if (names.isEmpty()) {
            first(line);
            return;
        }
        String words = line.plain();
        String inner = words.startsWith("(") && words.endsWith(")") ? words.substring(1, words.length() - 1) : words;
        if (BareWords.isLinks(line)) {
            quote(line);
        } else if (vocabulary.isCompany(inner) && !isCompany(names.getFirst()) && names.size() == 1) {
            brand = names.removeFirst();
            names.add(inner);
        } else if (vocabulary.isCompany(words)) {
            names.add(words);
        } else if (vocabulary.isPlace(inner) && !names.getFirst().endsWith(")")) {
            names.set(0, names.getFirst() + " (" + inner + ")");
        } else if (address == null && isAddress(words)) {
            address = words;
        } else {
            said.add(words);
        }
    }

    private void first(MarkedText line) {
        MarkedText name = withoutLinks(line);
        String words = FOOTNOTE.matcher(name.plain()).replaceAll("");
        Matcher number = NUMBER.matcher(words);
        words = number.lookingAt() ? words.substring(number.end()) : words;
        for (String one : NamedCompanies.in(words, vocabulary)) {
            names.add(names.isEmpty() ? company(addressed(one)) : one);
        }
        name.runs().stream()
                .filter(run -> run.link() != null)
                .map(MarkedText.Run::link)
                .findFirst()
                .ifPresent(link -> {
                    if (SITE.matcher(link).matches()) {
                        website = link;
                    } else if (link.contains("://")) {
                        rest.add(link);
                    }
                });
    }

    /// Removes links after the name, which lead to terms and the like.
    private MarkedText withoutLinks(MarkedText line) {
        int at = 0;
        int named = -1;
        for (MarkedText.Run run : line.runs()) {
            boolean letters = run.words().codePoints().anyMatch(Character::isLetter);
            if (named >= 0 && letters && run.mark() == MarkedText.Mark.LINK && !vocabulary.isCompany(line.plain())) {
                quote(line.from(at));
                Matcher open = OPEN.matcher(line.raw().substring(0, at));
                return MarkedText.trimmed(line.to(open.find() ? open.start() : at));
            }
            named = letters && named < 0 ? at : named;
            at += run.words().length();
        }
        return line;
    }

    private void quote(MarkedText links) {
        rest.add(links.plain()
                + links.runs().stream()
                        .flatMap(run -> Stream.ofNullable(run.link()))
                        .filter(link -> link.contains("://"))
                        .distinct()
                        .map(link -> " <" + link + ">")
                        .reduce("", String::concat));
    }

    /// Removes words in lower case after a legal form, which are not part of the name: `Birch Ltd and its affiliates`.
    private String withoutMore(String words) {
        for (int at = words.indexOf(' '); at > 0 && words.length() <= LONGEST; at = words.indexOf(' ', at + 1)) {
            boolean small = at + 1 < words.length()
                    && Character.isLowerCase(words.codePointAt(at + 1))
                    && !FORM.matcher(words.substring(at + 1)).lookingAt();
            if (small && vocabulary.isCompany(words.substring(0, at)) && !vocabulary.isCompany(words)) {
                rest.add(words.substring(at + 1));
                return words.substring(0, at);
            }
        }
        return words;
    }

    /// The name before its address, which follows a comma.
    private String addressed(String line) {
        String words = withoutMore(line);
        Matcher comma = COMMA.matcher(words);
        while (words.length() <= LONGEST && comma.find()) {
            String name = words.substring(0, comma.start());
            String behind = words.substring(comma.end());
            if (vocabulary.isCompany(name) && !vocabulary.isCompany(words)) {
                if (vocabulary.isPlace(behind)) {
                    return name + " (" + behind + ")";
                }
                if (isAddress(behind)) {
                    address = behind;
                } else {
                    rest.add(behind);
                }
                return name;
            }
        }
        return words;
    }

    /// The company in brackets after a brand: `Birch (Birch Ireland Ltd)`.
    private String company(String words) {
        for (Pattern pattern : List.of(BRACKETS, BESIDE)) {
            Matcher matcher = pattern.matcher(words);
            if (words.length() <= LONGEST
                    && matcher.matches()
                    && vocabulary.isCompany(matcher.group("inner"))
                    && !vocabulary.isCompany(matcher.group("outer"))
                    && (pattern.equals(BRACKETS) || !vocabulary.isCompany(words) || likes(matcher))) {
                brand = matcher.group("outer");
                return matcher.group("inner");
            }
        }
        return words;
    }

    private static boolean likes(Matcher matcher) {
        String first = matcher.group("outer").split("\\s", -1)[0];
        return first.length() > 1 && matcher.group("inner").startsWith(first);
    }

    private boolean isCompany(String name) {
        int bracket = name.indexOf(" (");
        return vocabulary.isCompany(name) || (bracket > 0 && vocabulary.isCompany(name.substring(0, bracket)));
    }

    private boolean isAddress(String words) {
        String last = words.substring(words.lastIndexOf(',') + 1).strip();
        boolean digits = words.codePoints().anyMatch(Character::isDigit);
        return words.contains(",") ? digits || vocabulary.isPlace(last) : digits && words.length() > 8;
    }
}
