package register.log;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import register.value.Bytes;
import register.value.PolicyId;

/// The permanent name of a policy's log: `HOST/log/POLICY`. Followers identify a log by this name and its key, so
/// neither changes when the register moves.
///
/// @param host the register's host name in lower case, with its port if it has one (RFC 3986, section 3.2.2)
public record LogOrigin(String host, PolicyId policy) {
    public static final int LONGEST_HOST = 100;

    private static final String PATH = "/log/";
    private static final String NOWHERE = ".invalid";
    private static final Pattern HOST =
            Pattern.compile("(?=.{1," + LONGEST_HOST + "}$)[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[1-9][0-9]{0,4})?");
    private static final Pattern TEXT = Pattern.compile("([^/]+)" + PATH + "(" + PolicyId.SLUG.pattern() + ")");
    /// Names that do not resolve publicly (RFC 2606, section 2, RFC 6762, section 3), and loopback or private addresses
    /// (RFC 6761, section 6.3, RFC 1122, section 3.2.1.3, RFC 1918, RFC 3927).
    private static final Pattern NOBODY = Pattern.compile("([^/]+\\.(invalid|test|local|internal)|([^/]+\\.)?localhost"
            + "|[a-z0-9-]+|(0|10|127|169\\.254|192\\.168|172\\.(1[6-9]|2[0-9]|3[01]))(\\.[0-9]+){0,3})"
            + "\\.?(:[0-9]+)?(/.*)?");
    private static final int DIGITS = 32;

    public LogOrigin {
        if (!isHost(host)) {
            throw new IllegalArgumentException("not the host of a log's origin");
        }
    }

    /// True if it can be the host in the names of a register's logs.
    public static boolean isHost(String host) {
        return HOST.matcher(host).matches();
    }

    /// The host of a register that has no address yet: the first half of its key's SHA-256 in hexadecimal, under a
    /// domain that never resolves (RFC 2606, section 2).
    public static String hostOf(Bytes publicKey) {
        return publicKey.hash().hex().substring(0, DIGITS) + NOWHERE;
    }

    /// True if an origin, or its host, identifies no register to the outside: it is derived from a key, or is a
    /// loopback or private address.
    public static boolean isOfNobody(String origin) {
        return NOBODY.matcher(origin).matches();
    }

    /// Parses only the form that `toString` writes.
    ///
    /// @throws IllegalArgumentException if it is anything else; its message does not quote the text
    public static LogOrigin parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not the origin of a policy's log: expected HOST/log/POLICY");
        }
        return new LogOrigin(matcher.group(1), new PolicyId(matcher.group(2)));
    }

    @Override
    public String toString() {
        return host + PATH + policy;
    }
}
