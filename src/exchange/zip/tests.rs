//! Archives there and back, hostile ones refused.

use proptest::prelude::*;

use super::*;

const WIDE: Bounds = Bounds {
    bytes: 1 << 30,
    free_bytes: 1 << 30,
    ratio: 1,
};

fn archive(entries: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new();
    for (name, bytes) in entries {
        let mut entry = zip.entry(name);
        bytes.chunks(7_001).for_each(|piece| entry.add(piece));
        entry.finish();
    }
    zip.finish()
}

fn all(archive: &Archive<'_>, name: &str, bounds: Bounds) -> Result<Vec<u8>, ZipFault> {
    let mut entry = archive.unpack(name, bounds)?.ok_or(ZipFault::NoZip)?;
    let mut out = Vec::new();
    while let Some(piece) = entry.next()? {
        out.extend(piece);
    }
    Ok(out)
}

#[test]
fn a_large_entry_of_many_windows_comes_back() {
    let bytes: Vec<u8> = (0..1_000_000_u32)
        .flat_map(|n| (n % 5_003).to_le_bytes())
        .collect();
    let zip = archive(&[("a".into(), bytes.clone()), ("b".into(), Vec::new())]);
    let opened = Archive::open(&zip).unwrap();
    assert_eq!(opened.names().collect::<Vec<_>>(), ["a", "b"]);
    assert!(all(&opened, "A", WIDE).unwrap() == bytes);
    assert_eq!(all(&opened, "b", WIDE), Ok(Vec::new()));
}

#[test]
fn a_bomb_is_stopped_by_what_comes_out_of_it() {
    let zip = archive(&[("a".into(), vec![b'0'; 50_000_000])]);
    assert!(zip.len() < 300_000);
    let opened = Archive::open(&zip).unwrap();
    let bounds = Bounds {
        bytes: 1 << 30,
        free_bytes: 1 << 20,
        ratio: 100,
    };
    assert_eq!(all(&opened, "a", bounds), Err(ZipFault::TooBig));
}

#[test]
fn damage_is_seen() {
    let mut zip = archive(&[("a".into(), (0..=255).cycle().take(5_000).collect())]);
    assert!(matches!(
        Archive::open(&zip[..zip.len() - 30]),
        Err(ZipFault::Damaged)
    ));
    assert!(matches!(Archive::open(b"name,won\n"), Err(ZipFault::NoZip)));
    zip[60] ^= 0x40;
    assert_eq!(
        all(&Archive::open(&zip).unwrap(), "a", WIDE),
        Err(ZipFault::Damaged)
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn archives_come_back(entries in prop::collection::btree_map("[a-z]{1,8}", prop::collection::vec(any::<u8>(), 0..3_000), 0..4)) {
        let entries: Vec<_> = entries.into_iter().collect();
        let zip = archive(&entries);
        let opened = Archive::open(&zip).unwrap();
        for (name, bytes) in &entries {
            prop_assert!(all(&opened, name, WIDE).is_ok_and(|found| found == *bytes));
        }
    }

    #[test]
    fn a_changed_byte_never_gives_other_content(at in any::<prop::sample::Index>(), with in 1..=255_u8) {
        let content: Vec<u8> = b"one two three four ".repeat(40);
        let mut zip = archive(&[("a".into(), content.clone())]);
        let at = at.index(zip.len());
        zip[at] ^= with;
        if let Ok(found) = Archive::open(&zip).and_then(|opened| all(&opened, "a", WIDE)) {
            prop_assert_eq!(found, content);
        }
    }

    #[test]
    fn any_bytes_are_an_archive_or_none(mut bytes in prop::collection::vec(any::<u8>(), 0..400), end in any::<bool>()) {
        bytes.splice(..0, b"PK\x03\x04".iter().copied());
        if end {
            bytes.extend(b"PK\x05\x06\0\0\0\0\x01\0\x01\0\x10\0\0\0\x04\0\0\0\0\0");
        }
        if let Ok(opened) = Archive::open(&bytes) {
            let names: Vec<String> = opened.names().map(str::to_owned).collect();
            for name in names {
                let _ = all(&opened, &name, WIDE);
            }
        }
    }
}
