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

/// The topic of a heading, a sentence or a cell, by words of any language of the register.
public enum WordTopic {
    /// No subprocessors.
    NONE,
    /// Former subprocessors.
    FORMER,
    COOKIES,
    /// Changes to a list.
    HISTORY,
    /// A company's certifications.
    CERTIFICATES,
    /// Companies that are not subprocessors.
    NOT,
    /// Customers, partners and the like.
    OTHERS,
    /// Companies of the provider's own group.
    AFFILIATES,
    /// Something other than a company.
    SECTIONS,
    /// A kind of service.
    SERVICES,
    /// The location that all share.
    PLACED,
    /// An agreement with a customer on the processing of data.
    AGREEMENT;

    private static final int LONGEST = 600;
    private static final Map<WordTopic, Pattern> WORDS = read();

    /// True if a word of the text is on this topic.
    public boolean isIn(String text) {
        return text.length() <= LONGEST && words().matcher(lower(text)).find();
    }

    /// True if the text begins with a word on this topic.
    public boolean begins(String text) {
        return text.length() <= LONGEST && words().matcher(lower(text)).lookingAt();
    }

    private Pattern words() {
        return Objects.requireNonNull(WORDS.get(this));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT).replace('\u2019', '\'') + " ";
    }

    /// The pattern of a word. Without `*` it matches whole words only, because a company's name may begin like it.
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
