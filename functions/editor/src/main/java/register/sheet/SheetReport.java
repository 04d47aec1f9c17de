package register.sheet;

import java.util.ArrayList;
import java.util.List;

/// The result of reading a workbook, in words.
final class SheetReport {
    private final List<String> wrong = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private final List<String> changes = new ArrayList<>();

    void wrong(String line) {
        wrong.add(line);
    }

    void remark(String line) {
        remarks.add(line);
    }

    void change(String line) {
        changes.add(line);
    }

    List<String> wrong() {
        return List.copyOf(wrong);
    }

    List<String> remarks() {
        return List.copyOf(remarks);
    }

    List<String> changes() {
        return List.copyOf(changes);
    }
}
