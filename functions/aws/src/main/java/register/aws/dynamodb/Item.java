package register.aws.dynamodb;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import register.json.CanonicalJson;
import register.json.Json;
import register.json.JsonText;
import register.value.Term;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The attributes of an item. Terms are stored as their words, instants as ISO 8601 in UTC with nine decimals: exact,
/// and sorted by time.
public record Item(Map<String, AttributeValue> attributes) {
    private static final String RECORD = "record";
    private static final DateTimeFormatter NANOS =
            new DateTimeFormatterBuilder().appendInstant(9).toFormatter(Locale.ROOT);

    public Item {
        attributes = Map.copyOf(attributes);
    }

    /// This item with a record.
    public Item with(Json form) {
        return new Builder(attributes).record(form).build();
    }

    public static Builder with(Map<String, AttributeValue> key) {
        return new Builder(key);
    }

    public static String instant(Instant instant) {
        return NANOS.format(instant);
    }

    static <E extends Enum<E> & Term> E term(Class<E> vocabulary, String word) {
        Optional<E> found = Term.find(vocabulary, word);
        if (found.isEmpty()) {
            throw new IllegalStateException("\"" + word + "\": expected a term of " + vocabulary.getSimpleName());
        }
        return found.get();
    }

    public Map<String, AttributeValue> key() {
        return Map.of(Keys.PARTITION, attribute(Keys.PARTITION), Keys.SORT, attribute(Keys.SORT));
    }

    /// Reads the item's record from its written form.
    ///
    /// @param read throws an `IllegalArgumentException` if it is malformed
    /// @throws IllegalStateException if it is malformed
    public <T> T record(Function<Json, T> read) {
        try {
            return read.apply(JsonText.parse(text(RECORD)));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(name() + ": its record cannot be read: " + e.getMessage(), e);
        }
    }

    /// Refuses an item whose key contradicts its record, because the register did not write it.
    ///
    /// @param by the key attributes
    /// @throws IllegalStateException if they differ from the item's
    public void requireSame(Map<String, AttributeValue> by) {
        if (!attributes.entrySet().containsAll(by.entrySet())) {
            throw new IllegalStateException(name() + ": its record contradicts the item");
        }
    }

    private String name() {
        return "item " + attributes.get(Keys.PARTITION) + ", " + attributes.get(Keys.SORT);
    }

    boolean has(String name) {
        return attributes.containsKey(name);
    }

    public <T> T required(String name, Function<String, T> parse) {
        return parse.apply(text(name));
    }

    public String text(String name) {
        return attribute(name).s();
    }

    @Nullable
    String optionalText(String name) {
        AttributeValue value = attributes.get(name);
        return value == null ? null : value.s();
    }

    public long number(String name) {
        return Long.parseLong(attribute(name).n());
    }

    /// An attribute with attributes of its own.
    Item part(String name) {
        return new Item(attribute(name).m());
    }

    byte[] bytes(String name) {
        return attribute(name).b().asByteArrayUnsafe();
    }

    private AttributeValue attribute(String name) {
        AttributeValue value = attributes.get(name);
        if (value == null) {
            throw new IllegalStateException(name() + " without " + name);
        }
        return value;
    }

    /// Builds an item; leaves out null values.
    public static final class Builder {
        private final Map<String, AttributeValue> attributes;

        private Builder(Map<String, AttributeValue> key) {
            this.attributes = new HashMap<>(key);
        }

        public Builder put(String name, @Nullable String value) {
            if (value != null) {
                attributes.put(name, AttributeValue.fromS(value));
            }
            return this;
        }

        public Builder put(String name, @Nullable Instant value) {
            return put(name, value == null ? null : instant(value));
        }

        public Builder put(String name, long value) {
            attributes.put(name, AttributeValue.fromN(Long.toString(value)));
            return this;
        }

        public Builder put(String name, @Nullable Long value) {
            return value == null ? this : put(name, value.longValue());
        }

        public Builder put(String name, byte[] value) {
            attributes.put(name, AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(value)));
            return this;
        }

        Builder put(String name, Item value) {
            attributes.put(name, AttributeValue.fromM(value.attributes()));
            return this;
        }

        public Builder record(Json form) {
            return put(RECORD, CanonicalJson.text(form));
        }

        public Item build() {
            return new Item(attributes);
        }
    }
}
