"""Links in the shape of the platform's: signed, expired, and leading nowhere."""

import hashlib


def video(account: str, date: str) -> str:
    key = token(account, date)
    return (
        f"https://video-va.tiktokv.com/storage/v1/tos-maliva-ve-0068c800-us/oEXAMPLE{key}"
        f"?a=1233&bti=OjhmNDA2M2A%3D&br=2488&bt=1244&mime_type=video_mp4&qs=13&rc=EXAMPLE{key[:12]}"
        f"&x-tos-algorithm=v2&x-tos-authkey={key}&x-tos-expires=1735689600&x-tos-signature=EXAMPLE{key[::-1]}"
    )


def image(account: str, date: str, number: int) -> str:
    key = token(account, date, str(number))
    return (
        f"https://p16-ttdyd-sign-va.ibyteimg.com/tos-maliva-i-photomode-us/{key}~tplv-noop.jpeg"
        f"?rk3s=EXAMPLE0&x-expires=1735689600&x-signature=EXAMPLE{key[:12]}%3D"
    )


def images(account: str, date: str, count: int) -> str:
    return "\n".join(image(account, date, number) for number in range(1, count + 1))


def token(*parts: str) -> str:
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:32]
