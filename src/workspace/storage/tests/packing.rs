//! Packed bytes come back; anything else is refused without harm.

use miniz_oxide::deflate::compress_to_vec;
use proptest::collection::vec;
use proptest::prelude::*;

use super::super::pack::MOST_BYTES;
use super::*;

/// Bytes as they are, 15 bits to a character, without deflating them first.
fn characters(bytes: &[u8]) -> String {
    let mut bits: Vec<u8> = bytes
        .iter()
        .flat_map(|b| (0..8).rev().map(move |n| (b >> n) & 1))
        .collect();
    let last = bits.len() % 15;
    bits.resize(bits.len() - last + 15, 0);
    let unit = |bits: &[u8]| bits.iter().fold(0_u32, |unit, bit| unit * 2 + u32::from(*bit));
    let units = bits.chunks(15).map(unit).chain([u32::try_from(last).unwrap()]);
    units.map(|unit| char::from_u32(0x3400 + unit).unwrap()).collect()
}

#[test]
fn the_form_is_the_one_described() {
    let bytes = b"abc".repeat(50);
    assert_eq!(pack(&bytes), characters(&compress_to_vec(&bytes, 6)));
}

#[test]
fn no_bytes_are_bytes_too() {
    assert_eq!(unpack(&pack(b"")).as_deref(), Some(&b""[..]));
    assert_eq!(unpack(""), None);
    assert_eq!(unpack("㐀"), None);
    assert_eq!(unpack("plain"), None);
}

#[test]
fn a_bomb_is_refused() {
    let bomb = characters(&compress_to_vec(&vec![0; MOST_BYTES + 1], 9));
    assert!(bomb.chars().count() < 100_000);
    assert_eq!(unpack(&bomb), None);
}

#[test]
fn the_characters_are_one_unit_each_and_no_surrogates() {
    let packed = pack(&(0..=255).cycle().take(5000).collect::<Vec<u8>>());
    assert_eq!(packed.encode_utf16().count(), packed.chars().count());
    assert!(packed.chars().all(|c| ('\u{3400}'..='\u{B3FF}').contains(&c)));
}

proptest! {
    #[test]
    fn bytes_come_back(bytes in vec(any::<u8>(), 0..3000)) {
        prop_assert_eq!(unpack(&pack(&bytes)), Some(bytes));
    }

    #[test]
    fn strange_strings_do_no_harm(text in "\\PC{0,40}", units in vec(0..0x8000_u32, 0..60)) {
        let _ = unpack(&text);
        let packed: String = units.iter().filter_map(|u| char::from_u32(0x3400 + u)).collect();
        let _ = unpack(&packed);
        let _ = open(&text);
        let _ = open(&format!("loudou {text}"));
        let _ = open(&format!("loudou 1 1 {text}\n{packed}"));
    }

    #[test]
    fn an_envelope_gives_back_what_was_put_in(schema: u32, revision: u64, body in "(\\PC|\n){0,80}") {
        let envelope = Envelope { schema, revision, app: "1.2.3", line: "", body: &body };
        let sealed = seal(&envelope);
        prop_assert_eq!(open(&sealed), Ok(envelope));
    }

    #[test]
    fn an_envelope_that_was_changed_is_refused(
        at in any::<prop::sample::Index>(), with in any::<char>(), body in "\\PC{1,40}",
    ) {
        let sealed = seal(&Envelope { schema: 1, revision: 12, app: "1.2.3", line: "", body: &body });
        let at = at.index(sealed.chars().count());
        let changed: String = sealed.chars().enumerate().map(|(n, c)| if n == at { with } else { c }).collect();
        if let Ok(envelope) = open(&changed) {
            prop_assert_eq!((envelope.schema, envelope.revision, envelope.body), (1, 12, body.as_str()));
        }
    }
}
