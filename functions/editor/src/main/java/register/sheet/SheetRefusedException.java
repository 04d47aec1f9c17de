package register.sheet;

import java.util.List;

/// A workbook or a file that was refused, without any change.
public final class SheetRefusedException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<String> lines;

    SheetRefusedException(List<String> lines) {
        super(String.join("; ", lines));
        this.lines = List.copyOf(lines);
    }

    public SheetRefusedException(String line) {
        this(List.of(line));
    }

    /// Every reason, one per line.
    public List<String> lines() {
        return lines;
    }
}
