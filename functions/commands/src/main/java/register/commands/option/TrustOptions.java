package register.commands.option;

import static register.commands.option.NoResultException.orUsage;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Supplier;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import register.document.SealUse;
import register.pdf.seal.DistinguishedName;
import register.pdf.verify.SealerTrust;

/// The sealers and time-stamp authorities that `verify` trusts.
public final class TrustOptions {
    @Option(
            names = "--trust",
            paramLabel = "FILE",
            description = "Trust the sealers whose own certificates are in this file (PEM or DER), not those that"
                    + " this register recorded. Needs no data folder.")
    private @Nullable Path trust;

    @Option(
            names = "--trust-ca",
            paramLabel = "CERT",
            description = "Trust this certification authority (PEM or DER) for the one sealer that --subject names."
                    + " Needs no data folder.")
    private @Nullable Path authority;

    @Option(
            names = "--subject",
            paramLabel = "DN",
            description = "With --trust-ca: the whole subject of the sealer's certificate (RFC 4514), such as"
                    + " \"CN=Example Ltd seal,O=Example Ltd,C=EE\". Use the order in which verify prints it; "
                    + "openssl prints the reverse.")
    private @Nullable String subject;

    @Option(
            names = "--use",
            paramLabel = "USE",
            description = "The use of that sealer's key: policy-seal (default) or acknowledgement-seal. A document"
                    + " of the other kind is not genuine under it.")
    private SealUse use = SealUse.POLICY_SEAL;

    @Option(
            names = "--trust-tsa",
            paramLabel = "CERT",
            description = "Trust the clock of the time-stamp authority with this certificate (PEM or DER). The"
                    + " certificate of a certification authority admits every time-stamp authority under"
                    + " it. A seal whose certificate has expired needs one.")
    private @Nullable Path clock;

    public SealUse use() {
        return use;
    }

    public boolean namesSealers() {
        return trust != null || authority != null;
    }

    /// @return null if no option names any, so that the register's own count
    /// @throws NoResultException naming the invalid or missing option
    /// @throws IOException if a file has no readable certificates
    @Nullable
    public SealerTrust sealers() throws IOException {
        if (authority == null && subject != null) {
            throw NoResultException.usage("--trust-ca: missing; --subject needs the authority that vouches for it");
        }
        if (authority != null && subject == null) {
            throw NoResultException.usage("--subject: missing; an authority vouches for many subjects, so "
                    + "--trust-ca needs the one to trust");
        }
        if (trust != null && authority != null) {
            throw NoResultException.usage("--trust, --trust-ca: expected one of them");
        }
        if (authority != null && subject != null) {
            return vouched(authority, subject);
        }
        return trust == null ? null : pinned(trust);
    }

    private static SealerTrust pinned(Path file) throws IOException {
        List<X509Certificate> sealers = InputFile.certificates(file);
        return trust(
                "--trust: " + file,
                () -> new SealerTrust.Pinned(sealers),
                "to trust the authority for one subject, use --trust-ca CERT --subject DN");
    }

    private static SealerTrust vouched(Path file, String subject) throws IOException {
        List<X509Certificate> authorities = InputFile.certificates(file);
        if (authorities.size() != 1) {
            throw NoResultException.usage(
                    "--trust-ca: " + file + ": expected one certificate, found " + authorities.size());
        }
        X500Principal name = orUsage("--subject: ", () -> DistinguishedName.parse(subject));
        return trust(
                "--trust-ca: " + file,
                () -> new SealerTrust.Vouched(authorities.getFirst(), name),
                "to trust a sealer's own certificate, use --trust");
    }

    private static SealerTrust trust(String option, Supplier<SealerTrust> trust, String advice) {
        try {
            return trust.get();
        } catch (IllegalArgumentException e) {
            throw NoResultException.usage(option + ": " + e.getMessage() + "; " + advice);
        }
    }

    /// @throws IOException if the file has no readable certificates
    public List<X509Certificate> clocks() throws IOException {
        return clock == null ? List.of() : InputFile.certificates(clock);
    }
}
