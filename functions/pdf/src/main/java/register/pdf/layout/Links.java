package register.pdf.layout;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds web and mail addresses to link in a text; no other scheme.
final class Links {
    private static final Set<String> SCHEMES = Set.of("http", "https", "mailto");

    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"“”„«»]{1,2000}+"
            + "|[A-Za-z0-9._%+-]{1,64}+@[A-Za-z0-9-]{1,63}+(?:\\.[A-Za-z0-9-]{1,63}+)+");

    private static final String CLOSING = ".,;:!?'’…)]}";

    private Links() {}

    /// A part of a text.
    ///
    /// @param target of the link; absent for plain text
    /// @param bold true if it is set in bold
    record Span(String text, @Nullable String target, boolean bold) {
        Span(String text, @Nullable String target) {
            this(text, target, false);
        }
    }

    static List<Span> in(String text) {
        var spans = new ArrayList<Span>();
        Matcher matcher = ADDRESS.matcher(text);
        int done = 0;
        while (matcher.find()) {
            String address = trimmed(matcher.group());
            Optional<String> target = target(address.contains("://") ? address : "mailto:" + address);
            if (target.isPresent()) {
                if (matcher.start() > done) {
                    spans.add(new Span(text.substring(done, matcher.start()), null));
                }
                spans.add(new Span(address, target.get()));
                done = matcher.start() + address.length();
            }
        }
        if (done < text.length()) {
            spans.add(new Span(text.substring(done), null));
        }
        return spans;
    }

    /// The address in ASCII, as a PDF writes it; empty if it may not be linked.
    static Optional<String> target(String address) {
        try {
            var uri = new URI(address);
            String scheme = uri.getScheme();
            boolean web = uri.getHost() != null && uri.getUserInfo() == null;
            return scheme != null && SCHEMES.contains(scheme) && (web || scheme.equals("mailto"))
                    ? Optional.of(uri.toASCIIString())
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String trimmed(String found) {
        int end = found.length();
        while (end > 0 && CLOSING.indexOf(found.charAt(end - 1)) >= 0) {
            if (found.charAt(end - 1) == ')' && balanced(found.substring(0, end))) {
                break;
            }
            end--;
        }
        return found.substring(0, end);
    }

    private static boolean balanced(String address) {
        return address.chars().filter(c -> c == '(').count()
                >= address.chars().filter(c -> c == ')').count();
    }
}
