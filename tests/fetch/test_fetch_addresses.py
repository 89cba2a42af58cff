import pytest

from generator.fetch.addresses import check_addresses, resolve_host
from generator.fetch.failures import AddressRefused, NoNetwork

NAMES = """10.0.0.1 172.16.3.4 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 192.0.2.7 198.18.0.1
    224.0.0.1 240.0.0.1 255.255.255.255 :: fe80::1 fe80::1%eth0 fc00::1 fd12::1 fec0::1 ff02::1
    2001:db8::1 ::ffff:10.0.0.1 ::10.0.0.1 64:ff9b::a00:1 64:ff9b:1::1 2002:a00:1::
    2001:0:5ef5:79fd:0:59d:f5ff:fffe"""
NAMES = """10.0.0.1 172.16.3.4 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 192.0.2.7 198.18.0.1
    224.0.0.1 240.0.0.1 255.255.255.255 :: fe80::1 fe80::1%eth0 fc00::1 fd12::1 fec0::1 ff02::1
    2001:db8::1 ::ffff:10.0.0.1 ::10.0.0.1 64:ff9b::a00:1 64:ff9b:1::1 2002:a00:1::
    2001:0:5ef5:79fd:0:59d:f5ff:fffe"""
PRIVATE = NAMES.split()


@pytest.mark.parametrize("address", PRIVATE)
@pytest.mark.parametrize("allow_loopback", [False, True])
def test_private_and_reserved_addresses_are_refused(address, allow_loopback):
    with pytest.raises(AddressRefused, match="private network"):
        check_addresses("host.test", [address], allow_loopback)


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1"])
def test_loopback_is_for_tests_alone(address):
    check_addresses("host.test", [address], True)
    with pytest.raises(AddressRefused):
        check_addresses("host.test", [address], False)


@pytest.mark.parametrize("address", ["8.8.8.8", "130.14.29.110", "2607:f220:41e:4290::110"])
def test_the_open_web_is_allowed(address):
    check_addresses("host.test", [address], False)


def test_one_private_address_among_public_ones_is_refused():
    with pytest.raises(AddressRefused, match=r"192\.168\.0\.1"):
        check_addresses("host.test", ["8.8.8.8", "192.168.0.1"], False)


def test_odd_spellings_of_loopback_resolve_to_it():
    with pytest.raises(AddressRefused):
        check_addresses("0x7f.1", resolve_host("0x7f.1", 80), False)


def test_a_name_past_all_length_is_not_found():
    with pytest.raises(NoNetwork, match="no network"):
        resolve_host("a" * 70 + ".test", 80)
