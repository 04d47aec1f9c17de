package register.editor.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import register.value.Bytes;

/// Posted forms, with and without files.
class FormBodyTest {
    private static final String TYPE = "multipart/form-data; boundary=----b";

    private static FormBody parse(@Nullable String type, String body) {
        return FormBody.parse(type, Bytes.of(body.getBytes(UTF_8)));
    }

    private static String part(String head, String content) {
        return "------b\r\nContent-Disposition: form-data; " + head + "\r\n\r\n" + content + "\r\n";
    }

    @Test
    void fieldsAndFilesAreReadByteForByte() {
        FormBody body = parse(
                TYPE,
                part("name=\"täxt\"", "Zeile 1\r\n--Zeile ü")
                        + part("name=\"file\"; filename=\"../../a\u202E/Käfer;x.pdf\"", "\r\n\0--b\r\n")
                        + part("name=\"none\"; filename=\"\"", "")
                        + "------b--\r\n");
        assertEquals("Zeile 1\r\n--Zeile ü", body.form().text("täxt"));
        assertEquals(
                Map.of("file", new UploadedFile("Käfer;x.pdf", Bytes.of("\r\n\0--b\r\n".getBytes(UTF_8)))),
                body.files());
        assertEquals("Käfer_x.pdf", new UploadedFile("Käfer;x.pdf", Bytes.of(new byte[0])).name());
    }

    @Test
    void aFileIsNamedForNoOtherPlace() {
        for (String name : List.of("..", ".", ".hidden", "a/..", "C:\\x\\..", "\0")) {
            String safe = new UploadedFile(name, Bytes.of(new byte[0])).name();
            assertFalse(safe.contains("/") || safe.contains("\\") || safe.startsWith("."), safe);
        }
    }

    @Test
    void aFormThatIsCutOffIsRefused() {
        String whole = part("name=\"a\"", "1") + "------b--";
        for (int end = 0; end < whole.length(); end++) {
            String cut = whole.substring(0, end);
            assertThrows(IllegalArgumentException.class, () -> parse(TYPE, cut), cut);
        }
        assertEquals("1", parse(TYPE, whole).form().text("a"));
        assertThrows(IllegalArgumentException.class, () -> parse("multipart/form-data", whole));
        assertThrows(IllegalArgumentException.class, () -> parse(TYPE, part("nothing=\"a\"", "1") + "------b--"));
    }

    @Test
    void aPlainFormIsReadAsBefore() {
        assertEquals("1 ü", parse(null, "a=1+%C3%BC").form().text("a"));
        assertEquals(
                "1", parse("application/x-www-form-urlencoded", "a=1").form().text("a"));
    }
}
