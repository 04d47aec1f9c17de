package register.memory;

import register.assembly.Ports;
import register.chain.Chain;
import register.document.DocumentLinks;
import register.document.DocumentStore;
import register.person.PersonRecords;
import register.recipient.Recipients;
import register.record.Records;
import register.request.DailyQuotas;
import register.transparency.CheckpointLog;

/// The ports of an engine, each unchanged or wrapped.
public class PortsAround implements Ports {
    private final Ports ports;
    private final Around around;

    /// Wraps a port each time that it is requested.
    public interface Around {
        <T> T port(Class<T> type, T port);
    }

    /// The unchanged ports.
    public PortsAround(Ports ports) {
        this(ports, new Around() {
            @Override
            public <T> T port(Class<T> type, T port) {
                return port;
            }
        });
    }

    public PortsAround(Ports ports, Around around) {
        this.ports = ports;
        this.around = around;
    }

    /// With one port replaced.
    public static <P> PortsAround with(Ports ports, Class<P> replaced, P replacement) {
        return new PortsAround(ports, new Around() {
            @Override
            public <T> T port(Class<T> type, T port) {
                return type == (Class<?>) replaced ? type.cast(replacement) : port;
            }
        });
    }

    @Override
    public Chain chain() {
        return around.port(Chain.class, ports.chain());
    }

    @Override
    public CheckpointLog checkpoints() {
        return around.port(CheckpointLog.class, ports.checkpoints());
    }

    @Override
    public DocumentStore documents() {
        return around.port(DocumentStore.class, ports.documents());
    }

    @Override
    public DocumentLinks links() {
        return around.port(DocumentLinks.class, ports.links());
    }

    @Override
    public Records records() {
        return around.port(Records.class, ports.records());
    }

    @Override
    public Recipients recipients() {
        return around.port(Recipients.class, ports.recipients());
    }

    @Override
    public PersonRecords persons() {
        return around.port(PersonRecords.class, ports.persons());
    }

    @Override
    public DailyQuotas quotas() {
        return around.port(DailyQuotas.class, ports.quotas());
    }

    @Override
    public void close() {
        ports.close();
    }
}
