package register.assembly;

import java.util.List;
import java.util.function.Consumer;
import register.document.Presentation;
import register.document.SealedDocuments;
import register.document.Snapshots;
import register.log.CheckpointSigner;
import register.settings.PublicAddress;
import register.transparency.Checkpoints;
import register.transparency.TimeStampAuthority;
import register.transparency.TimeStamps;
import register.transparency.WitnessClient;
import register.transparency.Witnesses;

/// The work that follows each entry: its checkpoint, its snapshots, and the checkpoint's time-stamp and cosignatures.
///
/// @param seals of snapshots
/// @param signer of checkpoints
/// @param address of the register, part of its logs' names and its snapshots
/// @param authorities for time-stamps, in order of preference; may be empty
/// @param witnesses asks those named in the trust file
/// @param warnings receives one line for each authority that fails
public record Attesting(
        Register register,
        SealedDocuments seals,
        CheckpointSigner signer,
        PublicAddress address,
        List<TimeStampAuthority> authorities,
        WitnessClient witnesses,
        Consumer<String> warnings) {
    public Attesting {
        authorities = List.copyOf(authorities);
    }

    public Snapshots snapshots() {
        Ports ports = register.ports();
        return new Snapshots(
                ports.chain(),
                ports.checkpoints(),
                ports.documents(),
                ports.issuedDocuments(),
                ports.persons(),
                seals,
                Presentation.today(address.url()),
                register.clock());
    }

    public Checkpoints checkpoints() {
        return new Checkpoints(register.ports().chain(), register.ports().checkpoints(), signer, address);
    }

    public Witnesses witnessing() {
        Ports ports = register.ports();
        return new Witnesses(ports.chain(), ports.checkpoints(), ports.witnesses(), witnesses, register.clock());
    }

    public TimeStamps timeStamps() {
        return new TimeStamps(register.ports().chain(), register.ports().checkpoints(), authorities, warnings);
    }
}
