package bellbird.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void a_port_somebody_listens_on_is_named() throws IOException {
        Ports ports = Ports.free();
        try (ServerSocket _ =
                new ServerSocket(ports.stripe(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(ports.taken()).containsExactly(ports.stripe());
        }
        assertThat(ports.taken()).isEmpty();
    }

    @Test
    void a_base_without_room_for_eight_is_refused() {
        assertThatThrownBy(() -> new Ports(65_530)).isInstanceOf(StackException.class);
    }

    @Test
    void hosts_of_tenants_lead_to_this_machine() throws IOException {
        assertThat(InetAddress.getByName("acme.localhost").isLoopbackAddress()).isTrue();
    }
}
