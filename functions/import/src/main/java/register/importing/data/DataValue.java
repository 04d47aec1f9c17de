package register.importing.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A value of a data file, as it is written: numbers, dates and truth values are texts.
sealed interface DataValue {
    /// Its line in the source, counted from 1.
    int line();

    /// @param text empty for a null
    record Text(int line, String text) implements DataValue {}

    /// The items of an array.
    record Items(int line, List<DataValue> items) implements DataValue {
        public Items {
            items = List.copyOf(items);
        }

        /// Its objects.
        List<Fields> objects() {
            return items.stream()
                    .filter(Fields.class::isInstance)
                    .map(Fields.class::cast)
                    .toList();
        }

        boolean isOfTexts() {
            return items.stream().allMatch(Text.class::isInstance);
        }
    }

    /// The fields of an object, in their order.
    record Fields(int line, Map<String, DataValue> fields) implements DataValue {
        public Fields {
            fields = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    /// True if it contains no words at all.
    default boolean isEmpty() {
        return switch (this) {
            case Text text -> text.text().isBlank();
            case Items items -> items.items().stream().allMatch(DataValue::isEmpty);
            case Fields fields -> fields.fields().values().stream().allMatch(DataValue::isEmpty);
        };
    }
}
