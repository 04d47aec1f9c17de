package register.sheet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import register.json.Json;
import register.policy.form.PolicyCodec;
import register.policyfile.FileRefusedException;
import register.policyfile.PolicyYaml;
import register.policyfile.Versions;
import register.policyfile.edit.PolicyEdit;
import register.testing.Examples;

/// Any list goes into a workbook and back: unedited, not a byte of the file changes; edited, only those values do.
@Tag("property")
class ListSheetProperties {
    /// Cells that accept any text, by the member of the file.
    private static final List<String> FREE = List.of("registrationId", "address", "legalName");

    @Test
    void editedCellsChangeTheirValuesAlone() {
        qt().withExamples(Examples.of(40))
                .withShrinkCycles(100)
                .forAll(Versions.all(), lists().of(integers().all()).ofSizeBetween(0, 4))
                .checkAssert((version, edits) -> {
                    Json.Obj policy = PolicyCodec.encode(version);
                    byte[] source = PolicyYaml.write(policy, Map.of("subprocessors", List.of("kept")))
                            .getBytes(UTF_8);
                    try {
                        check(policy, source, edits);
                    } catch (SheetRefusedException | FileRefusedException e) {
                        throw new AssertionError(e.getMessage() + "\n" + new String(source, UTF_8), e);
                    }
                });
    }

    private static void check(Json.Obj policy, byte[] source, List<Integer> edits)
            throws SheetRefusedException, FileRefusedException {
        byte[] workbook = ListSheet.write("p.yaml", source);
        ListSheet.Taken same = ListSheet.read("p.xlsx", workbook, "p.yaml", source, false);
        assertArrayEquals(source, same.file().toArray());
        assertEquals(List.of(), same.changes());
        assertEquals(List.of(), same.remarks());

        SheetWords words = SheetWords.of(policy);
        var subprocessors = new ArrayList<>(policy.list("subprocessors"));
        byte[] edited = SheetFile.changed(workbook, opened -> {
            for (int edit : edits) {
                if (edit % 2 == 0) {
                    edit(opened.getSheet(words.subprocessors()), words, subprocessors, new Random(edit));
                } else {
                    editEngagement(opened.getSheet(words.engagements()), words, subprocessors, new Random(edit));
                }
            }
        });
        var members = new TreeMap<>(policy.members());
        members.put("subprocessors", Json.array(subprocessors));
        Json.Obj wanted = new Json.Obj(members);
        ListSheet.Taken taken = ListSheet.read("p.xlsx", edited, "p.yaml", source, false);
        assertEquals(wanted, PolicyEdit.read(taken.file().toArray()));
        assertArrayEquals(PolicyEdit.apply(source, wanted), taken.file().toArray());
    }

    /// Writes to a cell, and to the same place in the list.
    private static void edit(XSSFSheet sheet, SheetWords words, List<Json> subprocessors, Random random) {
        if (subprocessors.isEmpty()) {
            return;
        }
        int index = random.nextInt(subprocessors.size());
        Json.Obj subprocessor = (Json.Obj) subprocessors.get(index);
        String member = FREE.get(random.nextInt(FREE.size()));
        if (subprocessor.get("person") != null || subprocessor.get("naturalPerson") != null) {
            return;
        }
        boolean cleared = !member.equals("legalName") && random.nextInt(4) == 0;
        String text = List.of("=1+1", "-x", "@y", "+z", "a: b # c", "Ärger & Söhne", "007", "\"q\"", "'s")
                .get(random.nextInt(9));
        Row row = Objects.requireNonNull(sheet.getRow(index + 1));
        int column = SheetFile.column(sheet, words.label("subprocessor." + member));
        Cell cell = row.getCell(column) == null ? row.createCell(column) : row.getCell(column);
        var members = new TreeMap<>(subprocessor.members());
        if (cleared) {
            cell.setBlank();
            members.remove(member);
        } else {
            cell.setCellValue(text);
            members.put(member, Json.of(text));
        }
        subprocessors.set(index, new Json.Obj(members));
    }

    /// The same for an engagement: a text in one of the languages, a choice, or several values in one cell.
    private static void editEngagement(XSSFSheet sheet, SheetWords words, List<Json> subprocessors, Random random) {
        var places = new ArrayList<int[]>();
        for (int i = 0; i < subprocessors.size(); i++) {
            int count = ((Json.Obj) subprocessors.get(i)).list("engagements").size();
            for (int j = 0; j < count; j++) {
                places.add(new int[] {i, j});
            }
        }
        if (places.isEmpty()) {
            return;
        }
        int number = random.nextInt(places.size());
        int[] place = places.get(number);
        Json.Obj subprocessor = (Json.Obj) subprocessors.get(place[0]);
        var engagements = new ArrayList<>(subprocessor.list("engagements"));
        var members = new TreeMap<>(((Json.Obj) engagements.get(place[1])).members());
        List<String> groups = List.copyOf(words.groups().keySet());
        switch (groups.isEmpty() ? random.nextInt(2) : random.nextInt(3)) {
            case 0 -> {
                String language =
                        words.editions().get(random.nextInt(words.editions().size()));
                String head = words.label("engagement.purpose");
                String whole = words.editions().size() == 1
                        ? head
                        : head + " (" + words.said().languageName(language) + ")";
                String text = "=SUM(A1) " + random.nextInt(100);
                SheetFile.set(sheet, number + 2, whole, text);
                var texts = new TreeMap<>(((Json.Obj) Objects.requireNonNull(members.get("purpose"))).members());
                texts.put(language, Json.of(text));
                members.put("purpose", new Json.Obj(texts));
            }
            case 2 -> {
                String id = groups.get(random.nextInt(groups.size()));
                SheetFile.set(
                        sheet,
                        number + 2,
                        words.label("engagement.category"),
                        Objects.requireNonNull(words.groups().get(id)));
                members.put("category", Json.of(id));
            }
            default -> {
                List<String> kinds = List.of("+names", "addresses " + random.nextInt(9));
                boolean one = words.editions().size() == 1;
                String head = words.label("engagement.personalDataCategories");
                for (String language : words.editions()) {
                    SheetFile.set(
                            sheet,
                            number + 2,
                            one ? head : head + " (" + words.said().languageName(language) + ")",
                            String.join("\n", kinds));
                }
                List<Json> before = new Json.Obj(members).list("personalDataCategories");
                members.put(
                        "personalDataCategories",
                        Json.array(IntStream.range(0, kinds.size())
                                .<Json>mapToObj(i -> kind(
                                        words,
                                        kinds.get(i),
                                        i < before.size() ? ((Json.Obj) before.get(i)).get("term") : null))
                                .toList()));
            }
        }
        engagements.set(place[1], new Json.Obj(members));
        var changed = new TreeMap<>(subprocessor.members());
        changed.put("engagements", Json.array(engagements));
        subprocessors.set(place[0], new Json.Obj(changed));
    }

    /// The line's term stays.
    private static Json kind(SheetWords words, String name, @Nullable Json term) {
        var names = new TreeMap<String, Json>();
        words.editions().forEach(language -> names.put(language, Json.of(name)));
        return Json.object().put("name", new Json.Obj(names)).put("term", term).build();
    }
}
