package register.sheet;

import java.util.ArrayList;
import java.util.List;

/// The result of reading a workbook, in words, collected line by line.
record SheetReport(List<String> wrong, List<String> remarks, List<String> changes) {
    SheetReport() {
        this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }
}
