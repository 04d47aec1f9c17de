package register.sheet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import register.editor.form.FormTree;
import register.editor.page.EditorWords;
import register.json.Json;
import register.value.Language;
import register.words.Places;
import register.words.Words;

/// The words of a workbook, in the language of its file, and the languages of its texts.
///
/// @param language of the words
/// @param editions the language tags of the file's texts
/// @param regions the file's short names of regions
/// @param file with the groups of the list
record SheetWords(Language language, List<String> editions, SortedSet<String> regions, Json.Obj file) {
    private static final Words.Bundle BUNDLE = Words.bundle(SheetWords.class, "sheet");

    /// The file's language: that of the authoritative edition, otherwise of the original, otherwise of the first.
    static SheetWords of(Json.Obj file) {
        Json.Obj stated = file.object("editions");
        Set<String> editions = stated.members().keySet();
        String prevails = file.text("authoritativeLanguage");
        String tag = editions.contains(prevails)
                ? prevails
                : editions.stream()
                        .filter(one -> stated.object(one).text("status").equals("original"))
                        .findFirst()
                        .orElse(editions.stream().findFirst().orElse("en"));
        var regions = new TreeSet<>(Places.REGIONS);
        regions(file, regions);
        return new SheetWords(language(tag), editions.isEmpty() ? List.of("en") : List.copyOf(editions), regions, file);
    }

    private static Language language(String tag) {
        try {
            return new Language(tag);
        } catch (IllegalArgumentException _) {
            return Language.ENGLISH;
        }
    }

    private static void regions(Json value, SortedSet<String> regions) {
        switch (value) {
            case Json.Obj object -> {
                if (object.get("region") instanceof Json.Str(String region) && region.matches("[A-Z][A-Z0-9-]{1,19}")) {
                    regions.add(region);
                }
                object.members().values().forEach(member -> regions(member, regions));
            }
            case Json.Arr array -> array.items().forEach(item -> regions(item, regions));
            case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> {}
        }
    }

    EditorWords said() {
        return EditorWords.in(language);
    }

    Words words() {
        return BUNDLE.in(language);
    }

    String get(String key, String... arguments) {
        return arguments.length == 0 ? words().get(key) : words().get(key, arguments);
    }

    String label(String word) {
        return said().label(word);
    }

    /// The names of the regions, by their short names.
    Map<String, String> regionNames() {
        var names = new LinkedHashMap<String, String>();
        // A short name is kept if it is also a country's code, whose name it would get, or means the same as another.
        regions.forEach(region -> names.put(
                region, Words.glossary().in(language).find("region." + region).orElse(region)));
        return names;
    }

    /// The names of the list's groups, by their ids.
    Map<String, String> groups() {
        return said().groups(FormTree.of(file));
    }

    String subprocessors() {
        return sheetName(label("policy.subprocessors"));
    }

    String engagements() {
        return sheetName(get("engagements"));
    }

    /// At most 31 characters, as the format allows.
    private static String sheetName(String name) {
        return name.substring(0, Math.min(31, name.length())).strip();
    }
}
