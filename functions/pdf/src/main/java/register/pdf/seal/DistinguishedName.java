package register.pdf.seal;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;

/// Subject names (X.501), as people write them and as certificates hold them.
public final class DistinguishedName {
    private static final int LONGEST = 300;
    /// Common attributes without a name in RFC 4514.
    private static final Map<String, String> KEYWORDS =
            Map.of("ORGANIZATIONIDENTIFIER", "2.5.4.97", "EMAILADDRESS", "1.2.840.113549.1.9.1");

    private DistinguishedName() {}

    /// @param text in the form of RFC 4514, such as `CN=Example Ltd seal,O=Example Ltd,C=EE`, or as `printed`
    ///     writes it
    /// @throws IllegalArgumentException if it is not a name
    public static X500Principal parse(String text) {
        try {
            var name = new X500Principal(text, KEYWORDS);
            if (!name.getName().isEmpty()) {
                return name;
            }
        } catch (IllegalArgumentException _) {
            // Reported below.
        }
        throw new IllegalArgumentException("expected a distinguished name (RFC 4514), such as CN=Example Ltd,C=EE");
    }

    /// True if two names are equal: attribute by attribute in order, ignoring string type, case and spaces (RFC 5280,
    /// 7.1).
    public static boolean same(X500Principal one, X500Principal other) {
        try {
            RDN[] first = X500Name.getInstance(one.getEncoded()).getRDNs();
            RDN[] second = X500Name.getInstance(other.getEncoded()).getRDNs();
            boolean same = first.length == second.length;
            for (int i = 0; same && i < first.length; i++) {
                same = IETFUtils.rDNAreEqual(first[i], second[i]);
            }
            return same;
        } catch (RuntimeException _) {
            // An unreadable name equals none.
            return false;
        }
    }

    /// A name as people read it: its common name, then its other values, the most specific first, e.g. `Example seal,
    /// Example Ltd, EE`.
    public static String words(X500Principal name) {
        var values = new ArrayList<String>();
        for (RDN part :
                List.of(X500Name.getInstance(name.getEncoded()).getRDNs()).reversed()) {
            for (AttributeTypeAndValue value : part.getTypesAndValues()) {
                String text = IETFUtils.valueToString(value.getValue()).replace("\\", "");
                values.add(value.getType().equals(BCStyle.CN) ? 0 : values.size(), text);
            }
        }
        return values.isEmpty() ? "(no name)" : String.join(", ", values);
    }

    /// A certificate's subject on one line, without control characters, as its maker wrote it.
    public static String printed(X509Certificate certificate) {
        String subject =
                certificate.getSubjectX500Principal().toString().replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "\uFFFD");
        if (subject.isEmpty()) {
            return "(no name)";
        }
        return subject.length() <= LONGEST ? subject : subject.substring(0, LONGEST) + "…";
    }
}
