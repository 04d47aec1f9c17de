package register.read.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A client's preferences (RFC 9110, section 12.5).
public record Accept(List<WeightedItems> types, List<WeightedItems> encodings) {
    public static Accept of(Request request) {
        return new Accept(
                WeightedItems.list(request.header("accept")), WeightedItems.list(request.header("accept-encoding")));
    }

    /// The client's preferred media type among those offered, the first of equals; null if it accepts none.
    @Nullable
    public String best(List<String> offered) {
        String best = null;
        int most = 0;
        for (String type : offered) {
            int weight = weight(type);
            if (weight > most) {
                best = type;
                most = weight;
            }
        }
        return best;
    }

    /// The client's weight for this media type, by the most specific range.
    public int weight(String type) {
        if (types.isEmpty()) {
            return 1000;
        }
        String family = type.substring(0, type.indexOf('/')) + "/*";
        return named(types, type, named(types, family, named(types, "*/*", 0)));
    }

    public boolean gzip() {
        return named(encodings, "gzip", named(encodings, "x-gzip", named(encodings, "*", 0))) > 0;
    }

    private static int named(List<WeightedItems> items, String name, int otherwise) {
        for (WeightedItems item : items) {
            if (item.value().equals(name)) {
                return item.weight();
            }
        }
        return otherwise;
    }
}
