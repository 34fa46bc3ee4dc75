//! Exits with 0 where the label type works. std would bring a panic handler of its own, and the link would fail.
#![no_std]
#![no_main]

mod pets {
    #![forbid(unsafe_code)]
    include!(concat!(env!("OUT_DIR"), "/pet.rs"));
}

#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    loop {}
}

// What core's own unwind tables name; nothing unwinds here.
#[unsafe(no_mangle)]
extern "C" fn rust_eh_personality() {}

#[link(name = "c")]
unsafe extern "C" {}

#[unsafe(no_mangle)]
extern "C" fn main() -> i32 {
    let dog: Result<pets::Pet, _> = "dog".parse();
    i32::from(dog != Ok(pets::Pet::Dog) || pets::Pet::try_from(2_u64).is_ok())
}
