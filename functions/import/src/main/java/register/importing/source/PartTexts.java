package register.importing.source;

import java.util.ArrayList;
import java.util.List;

/// The texts of parts, one after the other.
public final class PartTexts {
    /// @param bullet true if it is an item of a list
    public record Words(int line, MarkedText text, boolean bullet) {}

    private PartTexts() {}

    public static List<Words> texts(List<? extends SourcePart> parts) {
        var texts = new ArrayList<Words>();
        parts.forEach(part -> add(part, false, texts));
        return texts;
    }

    private static void add(SourcePart part, boolean bullet, List<Words> texts) {
        switch (part) {
            case SourcePart.Heading one -> texts.add(new Words(one.line(), one.text(), bullet));
            case SourcePart.Paragraph one -> texts.add(new Words(one.line(), one.text(), bullet));
            case SourcePart.Aside one -> texts.add(new Words(one.line(), MarkedText.of(one.text()), bullet));
            case SourcePart.Grid one ->
                one.rows().forEach(row -> texts.add(new Words(row.line(), MarkedText.lines(row.cells()), bullet)));
            case SourcePart.Items one -> {
                boolean list = bullet || one.kind() == SourcePart.Kind.LIST;
                for (SourcePart.Item item : one.items()) {
                    if (!item.term().isEmpty()) {
                        texts.add(new Words(item.line(), item.term(), list));
                    }
                    item.parts().forEach(inner -> add(inner, list, texts));
                }
            }
        }
    }
}
