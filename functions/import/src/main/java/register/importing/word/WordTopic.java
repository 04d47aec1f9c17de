package register.importing.word;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a heading, a sentence or a cell is about, by words of any language that the register speaks.
public enum WordTopic {
    /// There is nobody.
    NONE,
    /// Who was on the list before.
    FORMER,
    COOKIES,
    /// What changed in a list.
    HISTORY,
    /// What a company has been certified to.
    CERTIFICATES,
    /// Who is no subprocessor.
    NOT,
    /// Customers, partners and the like.
    OTHERS,
    /// Companies of the provider's own group.
    AFFILIATES,
    /// Something else than a company.
    SECTIONS,
    /// A kind of service.
    SERVICES,
    /// Where all of them are.
    PLACED;

    private static final int LONGEST = 600;
    private static final Map<WordTopic, Pattern> WORDS = read();

    /// Whether a word of the text is about it.
    public boolean isIn(String text) {
        return text.length() <= LONGEST && words().matcher(lower(text)).find();
    }

    /// Whether the text begins with a word that is about it.
    public boolean begins(String text) {
        return text.length() <= LONGEST && words().matcher(lower(text)).lookingAt();
    }

    private Pattern words() {
        return Objects.requireNonNull(WORDS.get(this));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT).replace('\u2019', '\'') + " ";
    }

    /// A company's name may begin as such a word does.
    private static String whole(String word) {
        return word.endsWith("*") ? word.substring(0, word.length() - 1) : word + "(?![\\p{L}\\p{N}])";
    }

    private static Map<WordTopic, Pattern> read() {
        var properties = new Properties();
        try (var in = new InputStreamReader(
                Objects.requireNonNull(WordTopic.class.getResourceAsStream("topics.properties")), UTF_8)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var words = new EnumMap<WordTopic, Pattern>(WordTopic.class);
        for (WordTopic topic : values()) {
            String key = topic.name().toLowerCase(Locale.ROOT);
            String all = properties.stringPropertyNames().stream()
                    .filter(name -> name.equals(key) || name.startsWith(key + "."))
                    .flatMap(name -> Stream.of(properties.getProperty(name).split(",", -1)))
                    .filter(word -> !word.isBlank())
                    .map(word -> word.replace('\u2019', '\'').replace(" ", "\\s+"))
                    .map(word -> topic == NONE ? whole(word) : word)
                    .collect(Collectors.joining("|"));
            words.put(topic, Pattern.compile("(?<![\\p{L}\\p{N}])(?:" + all + ")"));
        }
        return words;
    }
}
