package register.importing;

import java.util.EnumMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import register.importing.meaning.ColumnMeaning;
import register.importing.meaning.PlaceNames;

/// A place at the end of a row's purpose when the row states no other place: "Hosting (Germany)".
final class PlaceInText {
    private static final int LONGEST = 1000;
    private static final Pattern BRACKETS = Pattern.compile("(?<text>.*\\S)\\s*\\((?<place>[^()]+)\\)[.;,]?");
    private static final Pattern DASH = Pattern.compile("(?<text>.*\\S)\\s+[–—-]\\s+(?<place>[^–—]+?)[.;,]?");

    private PlaceInText() {}

    /// The row with that place as its location.
    static ListRow apart(ListRow row, String language) {
        if (row.cell(ColumnMeaning.LOCATION) != null || row.name().where() != null) {
            return row;
        }
        ColumnMeaning column = row.cell(ColumnMeaning.PURPOSE) != null ? ColumnMeaning.PURPOSE : ColumnMeaning.SERVICE;
        String text = row.cell(column);
        if (text == null || text.length() > LONGEST) {
            return row;
        }
        for (Pattern pattern : new Pattern[] {BRACKETS, DASH}) {
            Matcher found = pattern.matcher(text);
            if (found.matches() && isPlace(found.group("place"), language)) {
                var cells = new EnumMap<ColumnMeaning, String>(row.cells());
                cells.put(column, found.group("text"));
                cells.put(ColumnMeaning.LOCATION, found.group("place"));
                return new ListRow(row.line(), row.listing(), row.name(), row.brand(), row.trading(), cells);
            }
        }
        return row;
    }

    private static boolean isPlace(String words, String language) {
        return PlaceNames.isPlain(words, language)
                && PlaceNames.told(words, language).stream().noneMatch(PlaceNames.StatedPlace::doubtful);
    }
}
