package register.importing.source;

import java.util.ArrayList;
import java.util.List;

/// What parts say, one text after the other.
public final class Parts {
    /// @param bullet whether it is an item of a list
    public record Words(int line, Text text, boolean bullet) {}

    private Parts() {}

    public static List<Words> texts(List<? extends Part> parts) {
        var texts = new ArrayList<Words>();
        parts.forEach(part -> add(part, false, texts));
        return texts;
    }

    private static void add(Part part, boolean bullet, List<Words> texts) {
        switch (part) {
            case Part.Heading one -> texts.add(new Words(one.line(), one.text(), bullet));
            case Part.Paragraph one -> texts.add(new Words(one.line(), one.text(), bullet));
            case Part.Aside one -> texts.add(new Words(one.line(), Text.of(one.text()), bullet));
            case Part.Grid one ->
                one.rows().forEach(row -> texts.add(new Words(row.line(), Text.lines(row.cells()), bullet)));
            case Part.Items one -> {
                boolean list = bullet || one.kind() == Part.Kind.LIST;
                for (Part.Item item : one.items()) {
                    if (!item.term().isEmpty()) {
                        texts.add(new Words(item.line(), item.term(), list));
                    }
                    item.parts().forEach(inner -> add(inner, list, texts));
                }
            }
        }
    }
}
