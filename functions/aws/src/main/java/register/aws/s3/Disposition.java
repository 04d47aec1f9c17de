package register.aws.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

/// The Content-Disposition header (RFC 6266).
final class Disposition {
    /// Characters that need no encoding in an extended parameter (RFC 8187, section 3.2.1).
    private static final String PLAIN = "!#$&+-.^_`|~";

    private Disposition() {}

    /// To show, and to save under this name: in ASCII for old clients, then unchanged (RFC 6266, appendix D).
    static String inline(String fileName) {
        String ascii = fileName.replaceAll("[^A-Za-z0-9 ._-]", "_");
        String both = "inline; filename=\"" + ascii + "\"";
        return ascii.equals(fileName) ? both : both + "; filename*=UTF-8''" + extended(fileName);
    }

    private static String extended(String text) {
        var encoded = new StringBuilder();
        for (byte b : text.getBytes(UTF_8)) {
            boolean letter = Character.isLetterOrDigit(b) && b > 0;
            if (letter || (b > 0 && PLAIN.indexOf(b) >= 0)) {
                encoded.append((char) b);
            } else {
                encoded.append('%')
                        .append(Character.toUpperCase(Character.forDigit(b >> 4 & 15, 16)))
                        .append(Character.toUpperCase(Character.forDigit(b & 15, 16)));
            }
        }
        return encoded.toString();
    }
}
