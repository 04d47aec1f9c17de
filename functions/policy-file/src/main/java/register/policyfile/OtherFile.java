package register.policyfile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import register.policyfile.said.FileWords;
import register.value.Problem;

/// Recognizes files that people supply in place of a policy file: a document, a spreadsheet, a page.
final class OtherFile {
    private static final int HEAD = 64 * 1024;
    private static final Pattern PAGE = Pattern.compile(
            "(\u00ef\u00bb\u00bf)?\\s*<(!doctype|html|head|body|table|div|\\?xml|!--).*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private OtherFile() {}

    static void refuse(byte[] source) throws FileRefusedException {
        String kind = kind(new String(Arrays.copyOf(source, Math.min(source.length, HEAD)), ISO_8859_1));
        if (kind != null) {
            throw new FileRefusedException(
                    0, new Problem("", kind, FileWords.say(kind.contains("xls") ? "spreadsheet-file" : "other-file")));
        }
    }

    /// @param head the file's first bytes
    private static @Nullable String kind(String head) {
        if (head.startsWith("PK\u0003\u0004")) {
            return head.contains("xl/") ? ".xlsx" : head.contains("word/") ? ".docx" : "ZIP";
        }
        // The format of Office before 2007.
        if (head.startsWith("\u00d0\u00cf\u0011\u00e0")) {
            return ".doc, .xls";
        }
        return head.startsWith("%PDF-") ? "PDF" : PAGE.matcher(head).matches() ? "HTML" : null;
    }
}
